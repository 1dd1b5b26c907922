namespace Guildhall.Sietch.Members.Nyms;

/// <summary>How a nym is read: one form for all that look alike. Two nyms that differ in their numbers alone never have the
/// same.</summary>
internal static class NymSkeleton
{
    public static string Of(string nym) =>
        string.Concat(nym.Where(char.IsAsciiLetterOrDigit).Select(Plain))
            .Replace("vv", "w", StringComparison.Ordinal)
            .Replace("rn", "m", StringComparison.Ordinal)
            // An l is an i by now.
            .Replace("ci", "d", StringComparison.Ordinal);

    private static char Plain(char letter) =>
        letter switch
        {
            '0' => 'o',
            '1' or 'l' or 'L' => 'i',
            '2' => 'z',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            '8' => 'b',
            '9' => 'g',
            _ => char.ToLowerInvariant(letter),
        };
}
