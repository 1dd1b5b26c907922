using System.Text;

namespace Guildhall.Onomancer.Sanitizing;

/// <summary>What takes the place of an order: a marker that everybody sees, with the line breaks of what it replaces.</summary>
internal static class Neutral
{
    public const string Marker = "[instruction removed]";

    private const int LongestReach = 400;

    /// <summary>All that a hidden place holds.</summary>
    public static Edit Whole(string text, string kind, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new(kind, start, end, SanitizeAction.Neutralised, Replacement(text, start, end), IsGrave: true);
    }

    /// <summary>The sentence of the order, within its line, table cell or list item.</summary>
    public static Edit Sentence(string text, PhraseMatch match)
    {
        var start = match.Start;
        for (var least = Math.Max(0, start - LongestReach); start > least && !Opens(text, start); )
        {
            start--;
        }

        start = SkipMarks(text, start, match.Start);
        var end = match.End;
        for (var most = Math.Min(text.Length, end + LongestReach); end < most && !Closes(text, end); )
        {
            end++;
        }

        if (end < text.Length && text[end] is '.' or '!' or '?' or '。' or '！' or '？' or '।')
        {
            end++;
        }

        end = Math.Max(match.End, end);
        while (end > match.End && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new(match.Kind, start, end, SanitizeAction.Neutralised, Replacement(text, start, end), IsGrave: true);
    }

    public static string Replacement(string text, int start, int end)
    {
        var span = text.AsSpan(start, end - start);
        if (!span.ContainsAny('\n', '\r'))
        {
            return Marker;
        }

        var built = new StringBuilder(Marker);
        foreach (var c in span)
        {
            if (c is '\n' or '\r')
            {
                built.Append(c);
            }
        }

        return built.ToString();
    }

    private static bool Opens(string text, int at)
    {
        var before = text[at - 1];
        return before
                is '\n'
                    or '\r'
                    or '|'
                    or '。'
                    or '！'
                    or '？'
                    or '।'
                    or '['
                    or ']'
                    or '>'
                    or '<'
                    or '('
                    or '"'
                    or '`'
            || (before is '.' or '!' or '?' && at < text.Length && char.IsWhiteSpace(text[at]))
            || (char.IsWhiteSpace(before) && at > 1 && text[at - 2] is '.' or '!' or '?' or ';');
    }

    private static bool Closes(string text, int at)
    {
        var c = text[at];
        return c is '\n' or '\r' or '|' or '。' or '！' or '？' or '।' or ']' or '<' or ')' or '"' or '`' or '['
            || (
                c is '.' or '!' or '?'
                && (
                    at + 1 >= text.Length
                    || char.IsWhiteSpace(text[at + 1])
                    || text[at + 1] is '*' or '"' or ')' or '<' or '|'
                )
            );
    }

    // Headings, list marks and the like stay.
    private static int SkipMarks(string text, int start, int limit)
    {
        while (start < limit)
        {
            var c = text[start];
            if (c is ' ' or '\t' or '#' or '*' or '-' or '+' or '>' or '|' or '_' or '~' or '\uFEFF')
            {
                start++;
                continue;
            }

            var digits = start;
            while (digits < limit && char.IsAsciiDigit(text[digits]))
            {
                digits++;
            }

            if (digits == start || digits + 1 >= limit || text[digits] is not ('.' or ')') || text[digits + 1] != ' ')
            {
                break;
            }

            start = digits + 2;
        }

        return start;
    }
}
