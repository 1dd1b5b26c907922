using Guildhall.Simulator;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Simulator;

public class WorldClockTests
{
    private readonly ManualTime machine = new();

    [Fact]
    public void What_becomes_due_rings_at_once_and_in_order()
    {
        var clock = new WorldClock(machine);
        var rung = new List<string>();
        using var late = clock.CreateTimer(_ => rung.Add("late"), null, Minutes(20), Timeout.InfiniteTimeSpan);
        using var early = clock.CreateTimer(_ => rung.Add("early"), null, Minutes(10), Timeout.InfiniteTimeSpan);
        using var later = clock.CreateTimer(_ => rung.Add("later"), null, Minutes(40), Timeout.InfiniteTimeSpan);

        clock.Advance(Minutes(30));
        Assert.Equal(["early", "late"], rung);

        machine.Advance(Minutes(10));
        Assert.Equal(["early", "late", "later"], rung);
        Assert.Equal(machine.GetUtcNow() + Minutes(30), clock.GetUtcNow());
    }

    [Fact]
    public void A_repeated_timer_goes_on_from_where_it_was_due()
    {
        var clock = new WorldClock(machine);
        var rung = 0;
        using var timer = clock.CreateTimer(_ => rung++, null, Minutes(1), Minutes(1));

        machine.Advance(Minutes(3));
        Assert.Equal(3, rung);

        clock.Advance(TimeSpan.FromSeconds(30));
        machine.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(4, rung);
    }

    [Fact]
    public void A_timer_that_was_put_away_stays_silent()
    {
        var clock = new WorldClock(machine);
        var timer = clock.CreateTimer(_ => Assert.Fail("It rang."), null, Minutes(1), Timeout.InfiniteTimeSpan);

        timer.Dispose();
        clock.Advance(Minutes(2));
        machine.Advance(Minutes(2));

        Assert.Equal(0, machine.Waiting);
    }

    [Fact]
    public void Time_passes_for_measurements_too()
    {
        var clock = new WorldClock(machine);
        var before = clock.GetTimestamp();

        clock.Advance(Minutes(2));
        machine.Advance(Minutes(1));

        Assert.Equal(Minutes(3), clock.GetElapsedTime(before));
    }

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
