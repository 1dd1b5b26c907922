using System.Globalization;
using System.Text.RegularExpressions;

namespace Guildhall.Simulator.Worlds.LanguageModels;

/// <summary>What a prompt asks for, read out of its words as a model would: the headings, the length, the document.</summary>
internal sealed partial record PromptReader(
    IReadOnlyList<string> Headings,
    int MinimumWords,
    int MaximumWords,
    string Document
)
{
    private static readonly string[] Fallback = ["Summary", "Details", "Next Steps"];

    public static PromptReader Read(ModelTurn turn)
    {
        var sources = MarkedSources(turn.Prompt);
        var document = sources.Count > 0 ? sources[0] : FindDocument(turn.Prompt);
        var asking = sources
            .Append(document)
            .Where(source => source.Length > 0)
            .Aggregate(turn.Prompt, (prompt, source) => prompt.Replace(source, "", StringComparison.Ordinal));
        asking = turn.System + "\n" + asking;
        var headings = FindHeadings(asking);
        var (minimum, maximum) = FindLength(asking);
        return new(headings.Count == 0 ? Fallback : headings, minimum, maximum, document);
    }

    /// <summary>What stands between a line with BEGIN and the same line with END; the first is the document itself.</summary>
    private static List<string> MarkedSources(string prompt)
    {
        var sources = new List<string>();
        for (var at = 0; BeginLine().Match(prompt, at) is { Success: true } begin; )
        {
            var start = begin.Index + begin.Length;
            var line = begin.Value.Trim();
            var end = prompt.IndexOf(
                line.Replace("BEGIN", "END", StringComparison.Ordinal),
                start,
                StringComparison.Ordinal
            );
            if (end < 0)
            {
                break;
            }

            sources.Add(prompt[start..end]);
            at = end;
        }

        return sources;
    }

    private static string FindDocument(string prompt)
    {
        var best = "";
        foreach (Match open in OpeningTag().Matches(prompt))
        {
            var start = open.Index + open.Length;
            var end = prompt.LastIndexOf($"</{open.Groups[1].Value}>", StringComparison.Ordinal);
            if (end - start > best.Length)
            {
                best = prompt[start..end];
            }
        }

        if (best.Length > 0)
        {
            return best;
        }

        var title = FirstTitle().Match(prompt);
        return title.Success ? prompt[title.Index..] : prompt;
    }

    private static List<string> FindHeadings(string asking)
    {
        var marked = Clean(MarkedHeading().Matches(asking).Select(m => m.Groups[1].Value));
        if (marked.Count >= 2)
        {
            return marked;
        }

        foreach (Match line in SectionsLine().Matches(asking))
        {
            var inline = Clean(line.Groups[1].Value.TrimEnd('.').Split(',', ';', '|'));
            if (inline.Count >= 2)
            {
                return inline;
            }

            var rest = asking[(line.Index + line.Length)..].Split('\n').SkipWhile(string.IsNullOrWhiteSpace);
            var listed = Clean(
                rest.TakeWhile(l => ListItem().IsMatch(l)).Select(l => ListItem().Match(l).Groups[1].Value)
            );
            if (listed.Count >= 2)
            {
                return listed;
            }
        }

        return marked;
    }

    /// <summary>The heading alone, without its mark-up or what the prompt explains behind it.</summary>
    private static List<string> Clean(IEnumerable<string> headings) =>
        headings
            .Select(h => Explanation().Replace(h, "").Trim().Trim('"', '\'', '`', '*', '#', ':', '.', ' '))
            .Where(h => h.Length is > 1 and < 60)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();

    private static (int Minimum, int Maximum) FindLength(string asking)
    {
        var found = WordRange().Match(asking);
        if (!found.Success)
        {
            return (500, 800);
        }

        var numbers = new[] { found.Groups[1].Value, found.Groups[2].Value }
            .Select(n => int.Parse(n.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))
            .ToArray();
        return (Math.Min(numbers[0], numbers[1]), Math.Max(numbers[0], numbers[1]));
    }

    [GeneratedRegex(@"<([A-Za-z][A-Za-z0-9_-]{2,40})(?:\s[^<>\n]{0,300})?>")]
    private static partial Regex OpeningTag();

    [GeneratedRegex(@"^[^\w\n]{2,20}BEGIN\b[^\n]{0,120}$", RegexOptions.Multiline)]
    private static partial Regex BeginLine();

    [GeneratedRegex(@"^# \S", RegexOptions.Multiline)]
    private static partial Regex FirstTitle();

    [GeneratedRegex(@"^[ \t]*(?:[-*]|\d{1,2}[.)])?[ \t]*[`""]?#{1,4}[ \t]+([^\n]{2,160})$", RegexOptions.Multiline)]
    private static partial Regex MarkedHeading();

    [GeneratedRegex(
        @"^[^\n]{0,200}\b(?:sections?|headings?)\b[^\n:]{0,80}:([^\n]*)$",
        RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex SectionsLine();

    [GeneratedRegex(@"^[ \t]*(?:[-*]|\d{1,2}[.)])[ \t]+(.{2,160})$")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"(?:\s[—–-]\s|:\s|\s\().*$|[`""].*$(?<=.)", RegexOptions.Singleline)]
    private static partial Regex Explanation();

    [GeneratedRegex(@"(\d[\d,]{0,6})\s*(?:–|—|-|to|and)\s*(\d[\d,]{0,6})\s*words", RegexOptions.IgnoreCase)]
    private static partial Regex WordRange();
}
