using System.Globalization;
using System.Text;

namespace Guildhall.Onomancer.Rewrites.Extraction;

/// <summary>Writes chosen units down as Markdown: quotations under the heading that they come from.</summary>
internal sealed class ExtractPage(string sourceName, int tableWords)
{
    private const int FewestRows = 3;
    private const int MostRows = 12;
    private const int MostCodeLines = 40;

    private readonly StringBuilder page = new();

    public override string ToString() => page.ToString().TrimEnd() + "\n";

    public void WriteLabel(bool isByOrder)
    {
        Line(
            $"> **Extract, made without a language model.** Every passage is quoted from {PlainText.Escaped(sourceName)} as it stands there,"
        );
        Line("> under the heading that it comes from. Rules chose the passages; nothing was written anew.");
        if (isByOrder)
        {
            Line(">");
            Line(
                "> The words that the rules look for hardly occur in this document, perhaps because of its language. The passages"
            );
            Line("> follow its order instead, so that what stands in a section may belong to another.");
        }

        Line("");
    }

    public void WriteSection(string heading, IReadOnlyList<SourceUnit> units)
    {
        Line("## " + heading);
        Line("");
        if (units.Count == 0)
        {
            Line($"The source says nothing about {heading.ToLowerInvariant()} that these rules could find.");
            Line("");
            return;
        }

        for (var start = 0; start < units.Count; )
        {
            var end = start + 1;
            while (end < units.Count && ReferenceEquals(units[end].Heading, units[start].Heading))
            {
                end++;
            }

            WriteGroup(units.Skip(start).Take(end - start).ToList());
            start = end;
        }
    }

    private void WriteGroup(List<SourceUnit> units)
    {
        var label = units[0].Heading.Label;
        Line(label.Length == 0 ? "From the document's beginning:" : $"From *{PlainText.Escaped(label)}*:");
        Line("");
        SourceUnit? before = null;
        foreach (var unit in units)
        {
            if (before is not null && (before.Kind != UnitKind.Item || unit.Kind != UnitKind.Item))
            {
                Line("");
            }

            if (unit.LeadIn is { } lead && lead != before?.LeadIn)
            {
                WriteSentence(lead, continues: false);
                Line("");
            }

            Write(unit, before);
            before = unit;
        }

        Line("");
    }

    private void Write(SourceUnit unit, SourceUnit? before)
    {
        switch (unit.Kind)
        {
            case UnitKind.Sentence:
                WriteSentence(
                    unit.Text,
                    continues: before is { Kind: UnitKind.Sentence } && before.Order + 1 == unit.Order
                );
                break;
            case UnitKind.Item:
                Line("- " + unit.Text);
                break;
            case UnitKind.Table:
                WriteTable(unit.Text.Split('\n'));
                break;
            default:
                WriteCode(unit);
                break;
        }
    }

    private void WriteSentence(string sentence, bool continues)
    {
        if (continues)
        {
            // The blank line that WriteGroup left is taken back: neighbours in the source stay one quotation.
            page.Length--;
        }

        Line("> " + sentence);
    }

    /// <summary>As many rows as two tables of a section may have words, and never fewer than three.</summary>
    private void WriteTable(string[] lines)
    {
        var (shown, words) = (0, 0);
        foreach (var line in lines)
        {
            words += PlainText.CountWords(line);
            if (shown >= 2 + MostRows || (shown >= 2 + FewestRows && words > tableWords / 2))
            {
                break;
            }

            Line(line);
            shown++;
        }

        if (shown < lines.Length)
        {
            Line("");
            Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The first {shown - 2} of {lines.Length - 2} rows; the rest stands in the source."
                )
            );
        }
    }

    private void WriteCode(SourceUnit unit)
    {
        var lines = unit.Text.Split('\n');
        var fence = new string('`', Math.Max(3, LongestRun(unit.Text) + 1));
        Line(fence + unit.Language);
        foreach (var line in lines.Take(MostCodeLines))
        {
            Line(line);
        }

        Line(fence);
        if (lines.Length > MostCodeLines)
        {
            Line("");
            Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The first {MostCodeLines} of {lines.Length} lines; the rest stands in the source."
                )
            );
        }
    }

    /// <summary>Code that holds a fence itself needs a longer one around it.</summary>
    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private void Line(string line) => page.Append(line).Append('\n');
}
