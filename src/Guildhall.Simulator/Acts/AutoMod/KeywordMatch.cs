using System.Text.RegularExpressions;

namespace Guildhall.Simulator.Acts.AutoMod;

/// <summary>
/// Keywords as AutoMod reads them, without regard to case: <c>cat*</c> begins a word, <c>*cat</c> ends one, <c>*cat*</c>
/// stands anywhere, <c>cat</c> is a word or phrase of its own. Patterns are regular expressions in linear time.
/// </summary>
internal static class KeywordMatch
{
    /// <summary>The part of the content that matches, or null.</summary>
    public static string? Keyword(string content, string keyword)
    {
        var (opensFree, endsFree) = (keyword.StartsWith('*'), keyword.EndsWith('*'));
        var wanted = keyword.Trim('*');
        if (wanted.Length == 0)
        {
            return null;
        }

        for (var at = Next(content, wanted, 0); at >= 0; at = Next(content, wanted, at + 1))
        {
            var end = at + wanted.Length;
            var opens = opensFree || at == 0 || !char.IsLetterOrDigit(content[at - 1]);
            var ends = endsFree || end == content.Length || !char.IsLetterOrDigit(content[end]);
            if (opens && ends)
            {
                return content[at..end];
            }
        }

        return null;
    }

    public static string? Pattern(string content, string pattern) =>
        TryCompile(pattern)?.Match(content) is { Success: true, Length: > 0 } match ? match.Value : null;

    /// <summary>Null when it is no pattern that Discord's engine would take.</summary>
    public static Regex? TryCompile(string pattern)
    {
        try
        {
            // Discord's engine writes named groups with a P and knows no backtracking either.
            var native = pattern.Replace("(?P<", "(?<", StringComparison.Ordinal);
            return new(native, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception invalid) when (invalid is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static int Next(string content, string wanted, int from) =>
        from < content.Length ? content.IndexOf(wanted, from, StringComparison.OrdinalIgnoreCase) : -1;
}
