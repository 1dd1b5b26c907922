using Guildhall.Core.Jobs;

namespace Guildhall.Tests.Core.Jobs;

public class OccurrencesTests
{
    [Fact]
    public void The_next_one_is_later_than_the_instant() =>
        Assert.Equal(Utc("2026-01-02T09:00"), new Occurrences("0 9 * * *", "UTC").After(Utc("2026-01-01T09:00")));

    [Fact]
    public void Local_times_follow_their_zone()
    {
        var nine = new Occurrences("0 9 * * *", "Europe/Berlin");

        Assert.Equal(Utc("2026-01-15T08:00"), nine.After(Utc("2026-01-15T00:00")));
        Assert.Equal(Utc("2026-07-15T07:00"), nine.After(Utc("2026-07-15T00:00")));
    }

    [Fact]
    public void A_time_that_the_clock_skips_runs_right_after_and_once()
    {
        var half = new Occurrences("30 2 * * *", "Europe/Berlin");

        Assert.Equal(Utc("2026-03-29T01:30"), half.After(Utc("2026-03-28T12:00")));
        Assert.Equal(Utc("2026-03-30T00:30"), half.After(Utc("2026-03-29T01:30")));
    }

    [Fact]
    public void A_time_that_the_clock_repeats_runs_the_first_time_only()
    {
        var half = new Occurrences("30 2 * * *", "Europe/Berlin");

        Assert.Equal(Utc("2026-10-25T00:30"), half.After(Utc("2026-10-24T12:00")));
        Assert.Equal(Utc("2026-10-26T01:30"), half.After(Utc("2026-10-25T00:30")));
    }

    [Fact]
    public void The_latest_of_a_long_pause_is_found()
    {
        var weekly = new Occurrences("0 9 * * 1", "UTC");

        Assert.Equal(Utc("2026-12-28T09:00"), weekly.Latest(Utc("2026-01-01T00:00"), Utc("2026-12-31T00:00")));
        Assert.Null(weekly.Latest(Utc("2026-12-28T09:00"), Utc("2026-12-31T00:00")));
    }

    [Theory]
    [InlineData("every day", "UTC")]
    [InlineData("0 9 * *", "UTC")]
    [InlineData("0 9 * * *", "Mars/Olympus")]
    public void A_wrong_text_or_zone_is_refused(string cron, string zone) =>
        Assert.Throws<ArgumentException>(() => new Occurrences(cron, zone));

    private static DateTimeOffset Utc(string text) => new(DateTime.Parse(text), TimeSpan.Zero);
}
