using System.Globalization;

namespace Guildhall.Aegis.Mass;

/// <param name="At">Null where nothing was said.</param>
internal readonly record struct Moment(DateTimeOffset? At)
{
    private static readonly string[] formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-ddTHH:mm",
        "yyyy-MM-ddTHH:mm:ssZ",
    ];

    /// <summary>A length of time ago, or a date in UTC; null for anything else.</summary>
    public static DateTimeOffset? TryRead(string text, DateTimeOffset now)
    {
        if (DurationText.TryRead(text, out var length))
        {
            return length < now - DateTimeOffset.UnixEpoch ? now - length : DateTimeOffset.UnixEpoch;
        }

        return DateTimeOffset.TryParseExact(
            text.Trim(),
            formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? date
            : null;
    }
}
