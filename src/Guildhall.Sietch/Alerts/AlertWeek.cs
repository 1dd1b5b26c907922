namespace Guildhall.Sietch.Alerts;

/// <summary>Weeks from Monday 00:00 UTC, counted since 1970: a quota needs nobody who sets it back.</summary>
internal static class AlertWeek
{
    // 1 January 1970 was a Thursday.
    private const long DaysOfTheFirst = 3;

    public static long Of(DateTimeOffset at) =>
        (long)Math.Floor(((at.ToUnixTimeMilliseconds() / TimeSpan.FromDays(1).TotalMilliseconds) + DaysOfTheFirst) / 7);
}
