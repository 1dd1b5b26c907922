using Guildhall.Sietch.Gating;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Gating;

public class RateWindowsTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Each_name_has_its_own_count_and_the_next_minute_begins_anew()
    {
        var windows = new RateWindows(time);
        time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal((1, 0, -1), (Left("a"), Left("a"), Left("a")));
        Assert.Equal(1, Left("b"));
        Assert.True(windows.IsOver(Of("a"), 2));
        Assert.False(windows.IsOver(Of("b"), 2));
        Assert.Equal(TimeSpan.FromSeconds(40), windows.Take(Of("a"), 2, out _));

        time.Advance(TimeSpan.FromSeconds(40));
        Assert.False(windows.IsOver(Of("a"), 2));
        Assert.Equal(1, Left("a"));

        int Left(string name)
        {
            windows.Take(Of(name), 2, out var left);
            return left;
        }
    }

    private static RateName Of(string who) => new(RateKind.Call, who);
}
