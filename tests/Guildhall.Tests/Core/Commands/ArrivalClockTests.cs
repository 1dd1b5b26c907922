using Guildhall.Core.Commands;

namespace Guildhall.Tests.Core.Commands;

public class ArrivalClockTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly ArrivalClock clock = new();

    [Fact]
    public void One_late_arrival_is_late() => Assert.Equal(10, Age(10));

    [Fact]
    public void A_clock_ahead_of_discords_is_noticed()
    {
        for (var i = 0; i < 4; i++)
        {
            Age(10.2);
        }

        Assert.Equal(0.1, Age(10.3), 3);
        Assert.Equal(4, Age(14.2), 3);
    }

    [Fact]
    public void A_clock_behind_discords_makes_nothing_negative() => Assert.Equal(0, Age(-5));

    [Fact]
    public void A_replay_of_many_does_not_hide_the_next_late_one()
    {
        for (var i = 0; i < 10; i++)
        {
            Age(60);
        }

        Assert.Equal(0, Age(0.1));
        Assert.Equal(4.9, Age(5), 3);
    }

    private double Age(double seconds) => clock.Age(Now, Now.AddSeconds(seconds)).TotalSeconds;
}
