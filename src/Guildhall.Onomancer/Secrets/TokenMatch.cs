namespace Guildhall.Onomancer.Secrets;

/// <summary>One rule at one place: the shape fits, and what follows the prefix is no placeholder.</summary>
internal static class TokenMatch
{
    private const int LongestWrapped = 512;

    public static SecretFinding? At(string text, int at, TokenRule rule)
    {
        var end = rule.Pattern.Match(text, at);
        if (end < 0)
        {
            return null;
        }

        while (text[end - 1] == '.')
        {
            end--;
        }

        var body = text.AsSpan(at + rule.Pattern.Prefix.Length, end - at - rule.Pattern.Prefix.Length);
        return Placeholders.IsTokenPlaceholder(body) ? null : new SecretFinding(rule.Kind, rule.Severity, at, end);
    }

    /// <summary>
    /// A token that a terminal or an editor broke over two or three lines. Only a distinctive prefix with the start of a
    /// body at the very end of its line is tried, and the joined text must fit the shape.
    /// </summary>
    public static SecretFinding? Wrapped(string text, int at, int runEnd, TokenRule rule)
    {
        if (rule.Pattern.Prefix.Length < 4 || runEnd - at < rule.Pattern.Prefix.Length + 8 || !BreaksAt(text, runEnd))
        {
            return null;
        }

        var joined = new System.Text.StringBuilder(text, at, Math.Min(runEnd - at, LongestWrapped), LongestWrapped);
        var origins = new List<(int Joined, int Origin)> { (0, at) };
        var end = runEnd;
        for (var line = 0; line < 2 && BreaksAt(text, end); line++)
        {
            var next = AfterBreak(text, end);
            var stop = next;
            while (stop < text.Length && stop - next < LongestWrapped && TokenRuns.IsRun(text[stop]))
            {
                stop++;
            }

            if (stop - next < 4)
            {
                return null;
            }

            origins.Add((joined.Length, next));
            joined.Append(text, next, stop - next);
            end = stop;
            if (At(joined.ToString(), 0, rule) is { } whole && HasDigit(text.AsSpan(next, stop - next)))
            {
                var (from, origin) = origins[^1];
                return whole with { Start = at, End = origin + whole.End - from };
            }
        }

        return null;
    }

    private static bool HasDigit(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9');

    private static bool BreaksAt(string text, int at) =>
        at < text.Length
        && (text[at] is '\n' or '\r' || (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '\n' or '\r'));

    private static int AfterBreak(string text, int at)
    {
        while (at < text.Length && text[at] is '\\' or '\r' or '\n' or ' ' or '\t' or '>')
        {
            at++;
        }

        return at;
    }
}
