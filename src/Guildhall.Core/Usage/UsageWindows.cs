namespace Guildhall.Core.Usage;

/// <summary>The minute, day and month, in UTC, that an instant lies in.</summary>
internal sealed record UsageWindows(DateTimeOffset Minute, DateTimeOffset Day, DateTimeOffset Month)
{
    public static UsageWindows At(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        var day = new DateTimeOffset(utc.Year, utc.Month, utc.Day, 0, 0, 0, TimeSpan.Zero);
        return new UsageWindows(
            day.AddMinutes((utc.Hour * 60) + utc.Minute),
            day,
            new DateTimeOffset(utc.Year, utc.Month, 1, 0, 0, 0, TimeSpan.Zero)
        );
    }
}
