using System.Globalization;
using System.Text.RegularExpressions;

namespace Guildhall.Sietch.Wallets.Siwe;

/// <summary>RFC 3339 date and time with its offset; finer fractions than 100 ns are cut.</summary>
internal static partial class SiweTime
{
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        var match = DateTime3339().Match(text);
        if (!match.Success)
        {
            return false;
        }

        var fraction = match.Groups["fraction"].Value;
        var shortened = fraction.Length > 8 ? text.Replace(fraction, fraction[..8], StringComparison.Ordinal) : text;
        return DateTimeOffset.TryParse(
            shortened.ToUpperInvariant(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out time
        );
    }

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A[0-9]{4}-[0-9][0-9]-[0-9][0-9][Tt][0-9][0-9]:[0-9][0-9]:[0-9][0-9](?<fraction>\.[0-9]+)?(?:[Zz]|[+-][0-9][0-9]:[0-9][0-9])\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DateTime3339();
}
