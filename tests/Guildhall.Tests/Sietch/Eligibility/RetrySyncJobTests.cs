using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

public class RetrySyncJobTests
{
    [Theory]
    [InlineData(0, 60)]
    [InlineData(60, 60)]
    [InlineData(240, 240)]
    [InlineData(100_000, 1_800)]
    public void The_pause_doubles_from_a_minute_to_half_an_hour(int failingSeconds, int pauseSeconds)
    {
        var since = new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

        var pause = new RetrySyncJob("default", since).PauseAt(since.AddSeconds(failingSeconds));

        Assert.Equal(TimeSpan.FromSeconds(pauseSeconds), pause);
    }
}
