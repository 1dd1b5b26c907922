using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Guildhall.Core;

namespace Guildhall.Aegis;

/// <summary>
/// Lengths of time as staff write them: <c>90s</c>, <c>30m</c>, <c>2h</c>, <c>1d</c>, <c>2w</c>, <c>1mo</c> (30 days),
/// <c>1y</c> (365 days), together <c>1d 12h</c>. Whole numbers only; nothing is zero, negative or longer than
/// <see cref="Longest"/>.
/// </summary>
internal static partial class DurationText
{
    /// <summary>Ten years: what is longer is meant to be for ever.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3650);

    private static readonly (string Unit, TimeSpan Length)[] written =
    [
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
    ];

    /// <summary><c>perm</c>, <c>permanent</c> or <c>forever</c>, in any case.</summary>
    public static bool IsPermanent(string text) => text.Trim().ToLowerInvariant() is "perm" or "permanent" or "forever";

    /// <summary>The length; or <c>aegis.bad_duration</c>, or <c>aegis.too_long</c> where it passes the maximum.</summary>
    public static Result<TimeSpan> Read(string text, TimeSpan? maximum = null)
    {
        if (!TryRead(text, out var length))
        {
            return BadDuration(text);
        }

        return length > (maximum ?? Longest) ? TooLong(length, maximum ?? Longest) : length;
    }

    /// <summary>As <see cref="Read"/>, but null for ever.</summary>
    public static Result<Length> ReadOrPermanent(string text, TimeSpan? maximum = null)
    {
        if (IsPermanent(text))
        {
            return new Length(null);
        }

        return Read(text, maximum).TryGet(out var length, out var refusal) ? new Length(length) : refusal;
    }

    /// <summary>False for what is no length, and for zero. What no <c>TimeSpan</c> can hold is read as its maximum.</summary>
    public static bool TryRead(string text, out TimeSpan length)
    {
        length = TimeSpan.Zero;
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > 100 || !Whole().IsMatch(trimmed))
        {
            return false;
        }

        var seconds = 0m;
        foreach (Match part in Part().Matches(trimmed))
        {
            var count = decimal.Parse(part.Groups["n"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            seconds += count * Seconds(part.Groups["unit"].Value);
        }

        length =
            seconds > (decimal)TimeSpan.MaxValue.TotalSeconds - 1
                ? TimeSpan.MaxValue
                : TimeSpan.FromSeconds((double)seconds);
        return length > TimeSpan.Zero;
    }

    /// <summary>In days and smaller units, without those that are zero: <c>40d</c>, <c>1d 12h</c>, <c>0s</c>.</summary>
    public static string Write(TimeSpan length)
    {
        var text = new StringBuilder();
        var rest = length;
        foreach (var (unit, size) in written)
        {
            var count = rest.Ticks / size.Ticks;
            if (count > 0)
            {
                text.Append(text.Length > 0 ? " " : "").Append(CultureInfo.InvariantCulture, $"{count}{unit}");
                rest -= count * size;
            }
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    /// <summary>Length and absolute end, as every reply says both: <c>2h (until &lt;t:…:F&gt;)</c>.</summary>
    public static string WriteWithEnd(TimeSpan length, DateTimeOffset until) =>
        string.Create(CultureInfo.InvariantCulture, $"{Write(length)} (until <t:{until.ToUnixTimeSeconds()}:F>)");

    public static Refusal BadDuration(string text) =>
        new(
            "aegis.bad_duration",
            $"“{(text.Length > 40 ? text[..40] + "…" : text)}” is no length of time. "
                + "Write for example 90s, 30m, 2h, 1d, 2w, 1mo or 1d 12h; it must be more than nothing."
        );

    public static Refusal TooLong(TimeSpan length, TimeSpan maximum) =>
        new(
            "aegis.too_long",
            length == TimeSpan.MaxValue
                ? $"That is longer than the {Write(maximum)} that are possible here."
                : $"{Write(length)} is longer than the {Write(maximum)} that are possible here."
        );

    private static decimal Seconds(string unit) =>
        unit.ToLowerInvariant() switch
        {
            "s" or "sec" or "secs" or "second" or "seconds" => 1,
            "m" or "min" or "mins" or "minute" or "minutes" => 60,
            "h" or "hr" or "hrs" or "hour" or "hours" => 3600,
            "d" or "day" or "days" => 86_400,
            "w" or "week" or "weeks" => 7 * 86_400,
            "mo" or "month" or "months" => 30 * 86_400,
            _ => 365 * 86_400,
        };

    private const string OnePart =
        @"(?<n>[0-9]{1,18})\s*(?<unit>seconds?|secs?|s|months?|mo|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|years?|yrs?|y)";

    [GeneratedRegex(
        @"^(?:" + OnePart + @"[\s,]*)+$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Whole();

    [GeneratedRegex(OnePart, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}

/// <param name="Time">Null: for ever.</param>
internal readonly record struct Length(TimeSpan? Time)
{
    public override string ToString() => Time is { } time ? DurationText.Write(time) : "permanently";
}
