namespace Guildhall.Aegis.Raids.Cleanup;

/// <summary>Names by a pattern: <c>*</c> is any text, <c>?</c> one character; without either, a part of the name. Linear in
/// practice and never worse than both lengths multiplied.</summary>
internal static class NamePattern
{
    public const int Longest = 64;

    public static bool IsSound(string pattern) =>
        pattern.Length is > 0 and <= Longest && pattern.AsSpan().IndexOfAnyExcept('*', '?', ' ') >= 0;

    public static bool Matches(string pattern, string name) =>
        pattern.AsSpan().IndexOfAny('*', '?') < 0
            ? name.Contains(pattern, StringComparison.OrdinalIgnoreCase)
            : MatchesWhole(pattern, name);

    private static bool MatchesWhole(string pattern, string name)
    {
        var (p, n, star, retry) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, retry) = (p++, n);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || AreSame(pattern[p], name[n])))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                (p, n) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).IndexOfAnyExcept('*') < 0;
    }

    private static bool AreSame(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
