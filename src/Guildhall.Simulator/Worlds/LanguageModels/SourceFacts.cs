using System.Text.RegularExpressions;

namespace Guildhall.Simulator.Worlds.LanguageModels;

/// <param name="Chapter">The document's own heading above it.</param>
internal sealed record Fact(string Text, string Chapter, int Place)
{
    public int Words { get; } = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}

/// <summary>A Markdown document as sentences that can be quoted, and its code blocks.</summary>
internal sealed partial record SourceFacts(string Title, IReadOnlyList<Fact> Facts, IReadOnlyList<string> Code)
{
    public static SourceFacts Read(string document)
    {
        var reading = new Reading();
        foreach (var line in document.ReplaceLineEndings("\n").Split('\n'))
        {
            reading.Take(line);
        }

        return reading.End();
    }

    /// <summary>What is known line by line: the open paragraph, the open code block, the chapter.</summary>
    private sealed class Reading
    {
        private readonly List<Fact> facts = [];
        private readonly List<string> code = [];
        private readonly List<string> paragraph = [];
        private readonly List<string> block = [];
        private readonly HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        private string title = "";
        private string chapter = "";
        private string? fence;

        public SourceFacts End()
        {
            Close();
            return new(title, facts, code);
        }

        public void Take(string raw)
        {
            var line = raw.Trim();
            if (
                fence is not null
                || line.StartsWith("```", StringComparison.Ordinal)
                || line.StartsWith("~~~", StringComparison.Ordinal)
            )
            {
                TakeCode(raw, line);
            }
            else if (Heading().Match(line) is { Success: true } heading)
            {
                Close();
                chapter = Plain(heading.Groups[1].Value);
                title = title.Length == 0 ? chapter : title;
            }
            else if (line.Length == 0 || Rule().IsMatch(line))
            {
                Close();
            }
            else if (line.StartsWith('|'))
            {
                Close();
                var cells = line.Trim('|').Split('|').Select(c => c.Trim()).Where(c => c.Length > 0);
                paragraph.Add(string.Join(", ", cells));
                Close();
            }
            else
            {
                if (Item().IsMatch(line))
                {
                    Close();
                }

                paragraph.Add(Item().Replace(line, ""));
            }
        }

        private void TakeCode(string raw, string line)
        {
            block.Add(raw);
            if (fence is null)
            {
                Close();
                fence = line[..3];
            }
            else if (line.StartsWith(fence, StringComparison.Ordinal))
            {
                code.Add(string.Join('\n', block));
                block.Clear();
                fence = null;
            }
        }

        private void Close()
        {
            foreach (var sentence in Sentences(string.Join(' ', paragraph)).Where(seen.Add))
            {
                facts.Add(new(sentence, chapter, facts.Count));
            }

            paragraph.Clear();
        }
    }

    private static IEnumerable<string> Sentences(string paragraph) =>
        SentenceEnd()
            .Split(Plain(paragraph))
            .Select(s => s.Trim())
            .Where(s => s.Length > 12 && s.Contains(' ', StringComparison.Ordinal));

    private static string Plain(string text) => Markup().Replace(Link().Replace(text, "$1"), "").Trim();

    [GeneratedRegex(@"^#{1,6}\s+(.+?)\s*#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?:[-*_=]\s?){3,}$|^\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$|^<!--.*-->$")]
    private static partial Regex Rule();

    [GeneratedRegex(@"^(?:[-*+]|\d{1,3}[.)]|>)\s+(?:\[[ xX]\]\s+)?")]
    private static partial Regex Item();

    [GeneratedRegex(@"(?<=[.!?。！？])\s+(?=\S)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"!?\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*|__|`|~~")]
    private static partial Regex Markup();
}
