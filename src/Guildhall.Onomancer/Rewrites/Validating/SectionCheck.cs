namespace Guildhall.Onomancer.Rewrites.Validating;

/// <summary>Are the required sections there, and is there something in them? Whatever level their headings have.</summary>
internal static class SectionCheck
{
    public static IEnumerable<ValidationIssue> Check(CheckedAnswer answer)
    {
        var wanted = answer.Persona.Required.Select(s => s.Heading).ToList();
        var found = new HashSet<string>(StringComparer.Ordinal);
        var filled = new HashSet<string>(StringComparer.Ordinal);
        string? current = null;
        foreach (var (line, isHeading) in Lines(answer.Text))
        {
            if (isHeading && wanted.FirstOrDefault(w => Says(line, w)) is { } section)
            {
                current = section;
                found.Add(section);
            }
            else if (current is not null && !isHeading && line.Any(char.IsLetterOrDigit))
            {
                filled.Add(current);
            }
        }

        foreach (var section in wanted)
        {
            if (!found.Contains(section))
            {
                yield return new("missing-section", Verdict.Retry, $"The section \"{section}\" is missing.");
            }
            else if (!filled.Contains(section))
            {
                yield return new("empty-section", Verdict.Retry, $"The section \"{section}\" is empty.");
            }
        }
    }

    private static IEnumerable<(string Line, bool IsHeading)> Lines(string text)
    {
        var isCode = false;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal))
            {
                isCode = !isCode;
                continue;
            }

            var isBold =
                line.Length < 80
                && line.StartsWith("**", StringComparison.Ordinal)
                && line.TrimEnd(':').EndsWith("**", StringComparison.Ordinal);
            yield return (line, !isCode && (line.StartsWith('#') || isBold));
        }
    }

    /// <summary>Numbers, emphasis and a colon around the words do not matter.</summary>
    private static bool Says(string heading, string wanted)
    {
        var words = heading
            .Trim('#', '*', '_', ':', ' ')
            .TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ')', ' ');
        var letter = words.AsSpan().IndexOfAnyInRange('A', 'z') is >= 0 and var at ? words[at..] : words;
        return letter
            .Replace("&", "and", StringComparison.Ordinal)
            .StartsWith(wanted, StringComparison.OrdinalIgnoreCase);
    }
}
