using System.Globalization;
using System.Text.RegularExpressions;

namespace Guildhall.Aegis.Import.Formats;

/// <summary>Times as exports write them: Unix seconds or milliseconds, ISO 8601, Discord's own marks, and the words of Dyno's
/// dashboard. Without a zone they are UTC. What could be the third of April or the fourth of March is refused.</summary>
internal static partial class RowTime
{
    private static readonly DateTimeOffset earliest = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] written =
    [
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd",
        "yyyy/MM/dd HH:mm:ss",
        "yyyy/MM/dd",
        "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd HH:mm:ss 'UTC'",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-ddTHH:mmK",
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "ddd, MMM d, yyyy h:mm tt",
        "MMM d, yyyy h:mm tt",
        "MMMM d, yyyy h:mm tt",
        "MMM d, yyyy",
        "MMMM d, yyyy",
        "d MMM yyyy HH:mm",
        "d MMMM yyyy",
    ];

    /// <summary>Null with the fault where it cannot be told, or lies before Discord or after tomorrow.</summary>
    public static (DateTimeOffset? At, string? Fault) Read(string text, DateTimeOffset now)
    {
        if (Parse(text.Trim()) is not { } at)
        {
            return (
                null,
                Ambiguous().IsMatch(text)
                    ? $"“{Short(text)}” could be two different days; write it as 2024-04-03."
                    : $"“{Short(text)}” is no time that I know; write it as 2024-04-03 18:30:00 (UTC)."
            );
        }

        return at < earliest || at > now.AddDays(1)
            ? (null, $"{at:yyyy-MM-dd} lies before Discord began or in the future.")
            : (at, null);
    }

    private static DateTimeOffset? Parse(string text)
    {
        if (Mark().Match(text) is { Success: true } mark)
        {
            text = mark.Groups[1].Value;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            // Seconds until the year 5138 are smaller than milliseconds since 1973.
            var milliseconds = number < 100_000_000_000m ? number * 1000 : number;
            return milliseconds < 253_402_300_799_000m
                ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
                : null;
        }

        return DateTimeOffset.TryParseExact(
            text,
            written,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
            out var at
        )
            ? at.ToUniversalTime()
            : null;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    [GeneratedRegex(@"^<t:(-?[0-9]{1,15})(?::[a-zA-Z])?>$", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}", RegexOptions.NonBacktracking)]
    private static partial Regex Ambiguous();
}
