namespace Guildhall.Tests.Kit;

public class ManualTimeTests
{
    [Fact]
    public void Timers_fire_in_order_of_their_due_time_and_see_it()
    {
        var time = new ManualTime();
        var start = time.GetUtcNow();
        var fired = new List<TimeSpan>();
        using var late = time.CreateTimer(
            _ => fired.Add(time.GetUtcNow() - start),
            null,
            TimeSpan.FromSeconds(5),
            Timeout.InfiniteTimeSpan
        );
        using var early = time.CreateTimer(
            _ => fired.Add(time.GetUtcNow() - start),
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(3)
        );

        time.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal([1, 4, 5, 7], fired.Select(f => (int)f.TotalSeconds));
    }
}
