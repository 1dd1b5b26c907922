namespace Guildhall.Tests.Kit;

/// <summary>The machine's time, ahead of it by so much that it begins at one o'clock of a day: no hour, no day and no week ends while a
/// test runs, and what comes each minute comes a minute after the beginning, whenever the test is run.</summary>
internal sealed class QuietTime : TimeProvider
{
    private readonly long origin;
    private readonly DateTimeOffset beginning;

    /// <param name="day">Of the week. In the middle of it, unless a test is about a day.</param>
    public QuietTime(DayOfWeek day = DayOfWeek.Wednesday)
    {
        origin = GetTimestamp();
        beginning = new DateTimeOffset(base.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1).AddHours(1);
        while (beginning.DayOfWeek != day)
        {
            beginning = beginning.AddDays(1);
        }
    }

    public override DateTimeOffset GetUtcNow() => beginning + GetElapsedTime(origin);
}
