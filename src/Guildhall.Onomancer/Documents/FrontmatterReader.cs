namespace Guildhall.Onomancer.Documents;

/// <summary>Reads the small part of YAML that frontmatter uses: scalars, quoted scalars, flow and block lists, comments.</summary>
internal sealed class FrontmatterReader
{
    private const int LongestFrontmatter = 16_384;

    private static readonly string[] ListKeys = ["allowed_audiences", "context_documents", "tags"];

    private readonly Dictionary<string, List<string>> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> warnings = [];

    private FrontmatterReader() { }

    public static Frontmatter Read(string text)
    {
        if (!TryFindBlock(text, out var start, out var end, out var length))
        {
            return Frontmatter.None;
        }

        if (end < 0)
        {
            return Frontmatter.None with
            {
                Warnings = ["The frontmatter is not closed by a line of ---; it was read as text."],
            };
        }

        var reader = new FrontmatterReader();
        reader.ReadLines(text[start..end]);
        return reader.Build(length);
    }

    private static bool TryFindBlock(string text, out int start, out int end, out int length)
    {
        (start, end, length) = (0, -1, 0);
        if (!text.StartsWith("---", StringComparison.Ordinal))
        {
            return false;
        }

        start = NextLine(text, 0);
        var first = text.AsSpan(0, start).TrimEnd();
        // A lone thematic break opens many documents: only a block that begins with a key is frontmatter.
        if (first is not "---" || !LooksLikeKey(LineAt(text, start)))
        {
            return false;
        }

        for (var at = start; at < text.Length && at < LongestFrontmatter; at = NextLine(text, at))
        {
            if (LineAt(text, at) is "---" or "...")
            {
                (end, length) = (at, NextLine(text, at));
                return true;
            }
        }

        return true;
    }

    private static bool LooksLikeKey(ReadOnlySpan<char> line) =>
        line is "---"
        || line.StartsWith("#")
        || (line.IndexOf(':') > 0 && !line.Slice(0, line.IndexOf(':')).Contains(' '));

    private static ReadOnlySpan<char> LineAt(string text, int at) => text.AsSpan(at, NextLine(text, at) - at).TrimEnd();

    private static int NextLine(string text, int at) =>
        text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;

    private void ReadLines(string block)
    {
        List<string>? open = null;
        foreach (var raw in block.AsSpan().EnumerateLines())
        {
            var line = WithoutComment(raw).TrimEnd();
            if (line.IsWhiteSpace())
            {
                continue;
            }

            var trimmed = line.TrimStart();
            if (trimmed is "-" || trimmed.StartsWith("- "))
            {
                open?.Add(Unquoted(trimmed[1..]));
            }
            else if (line[0] is not ' ' and not '\t')
            {
                open = ReadKey(line);
            }
        }
    }

    private List<string>? ReadKey(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        if (colon <= 0)
        {
            warnings.Add("A frontmatter line without a key was ignored.");
            return null;
        }

        var items = new List<string>();
        values[line[..colon].Trim().ToString()] = items;
        var value = line[(colon + 1)..].Trim();
        if (value is ['[', .., ']'])
        {
            items.AddRange(
                value[1..^1].ToString().Split(',').Select(part => Unquoted(part)).Where(part => part.Length > 0)
            );
        }
        else if (!value.IsEmpty && value is not "|" and not ">" and not "~" and not "null")
        {
            items.Add(Unquoted(value));
        }

        return items;
    }

    private static ReadOnlySpan<char> WithoutComment(ReadOnlySpan<char> line)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && line[i] is '"' or '\'')
            {
                quote = line[i];
            }
            else if (quote == '\0' && line[i] == '#' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
            {
                return line[..i];
            }
        }

        return line;
    }

    private static string Unquoted(ReadOnlySpan<char> value)
    {
        var trimmed = value.Trim();
        return (trimmed is ['"', .., '"'] or ['\'', .., '\''] ? trimmed[1..^1] : trimmed).ToString();
    }

    private Frontmatter Build(int length)
    {
        var context = List("context_documents") ?? [];
        if (context.Count > Frontmatter.MostContext)
        {
            warnings.Add($"Only the first {Frontmatter.MostContext} of {context.Count} context documents were used.");
        }

        return new()
        {
            Sensitivity = ReadSensitivity(),
            Title = Scalar("title") is { Length: > 0 and <= 200 } title ? title : null,
            AllowedAudiences = List("allowed_audiences"),
            RequiresApproval = ReadFlag("requires_approval"),
            ContextDocuments = [.. context.Take(Frontmatter.MostContext)],
            Warnings = warnings,
            Length = length,
        };
    }

    private Sensitivity? ReadSensitivity()
    {
        if (!values.TryGetValue("sensitivity", out var items))
        {
            return Sensitivity.Internal;
        }

        foreach (var level in Enum.GetValues<Sensitivity>())
        {
            if (items is [var item] && item.Equals(level.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return level;
            }
        }

        warnings.Add(
            "The frontmatter's sensitivity is not public, internal, confidential or restricted; the strictest reading was used."
        );
        return null;
    }

    private bool ReadFlag(string key)
    {
        switch (Scalar(key)?.ToLowerInvariant())
        {
            case null or "false" or "no" or "off":
                return false;
            case "true" or "yes" or "on":
                return true;
            default:
                warnings.Add($"The frontmatter's {key} is neither true nor false; it was read as true.");
                return true;
        }
    }

    private string? Scalar(string key) => values.TryGetValue(key, out var items) && items is [var item] ? item : null;

    private List<string>? List(string key) =>
        values.TryGetValue(key, out var items) && ListKeys.Contains(key) ? items : null;
}
