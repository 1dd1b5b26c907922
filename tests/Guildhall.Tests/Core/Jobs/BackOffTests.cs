using Guildhall.Core.Jobs;

namespace Guildhall.Tests.Core.Jobs;

public class BackOffTests
{
    private static readonly JobSettings settings = new()
    {
        FirstWait = TimeSpan.FromSeconds(2),
        LongestWait = TimeSpan.FromMinutes(1),
    };

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(5, 32)]
    [InlineData(6, 60)]
    [InlineData(1000, 60)]
    public void It_doubles_up_to_the_longest_and_waits_at_least_half(int failures, int seconds) =>
        Assert.All(
            Enumerable.Range(0, 100).Select(_ => BackOff.After(failures, settings)),
            wait => Assert.InRange(wait, TimeSpan.FromSeconds(seconds / 2.0), TimeSpan.FromSeconds(seconds))
        );

    [Fact]
    public void Jobs_that_failed_together_do_not_come_back_together() =>
        Assert.True(Enumerable.Range(0, 100).Select(_ => BackOff.After(3, settings)).Distinct().Count() > 20);
}
