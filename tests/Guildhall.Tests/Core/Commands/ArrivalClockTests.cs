using Guildhall.Core.Commands;

namespace Guildhall.Tests.Core.Commands;

public class ArrivalClockTests
{
    private readonly ArrivalClock clock = new();
    private DateTimeOffset now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_late_arrival_is_late() => Assert.Equal(10, Age(10));

    [Fact]
    public void A_clock_ahead_of_discords_is_noticed_by_those_who_come_one_after_another()
    {
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(10.2, Age(10.2), 3);
            Pass(3);
        }

        Assert.Equal(0.1, Age(10.3), 3);
        Pass(3);
        Assert.Equal(4, Age(14.2), 3);
    }

    [Fact]
    public void A_clock_behind_discords_makes_nothing_negative() => Assert.Equal(0, Age(-5));

    [Fact]
    public void What_had_piled_up_is_late_however_much_of_it_there_is()
    {
        // Made every three seconds while the connection was silent, and told at once.
        for (var waited = 63; waited > 3; waited -= 3)
        {
            Assert.Equal(waited, Age(waited), 3);
        }

        Assert.Equal(0.1, Age(0.1), 3);
    }

    [Fact]
    public void What_was_made_and_told_at_once_is_late_too()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(60, Age(60), 3);
        }

        Assert.Equal(0.1, Age(0.1), 3);
        Assert.Equal(5, Age(5), 3);
    }

    [Fact]
    public void A_clock_that_was_put_right_is_noticed()
    {
        for (var i = 0; i < 5; i++)
        {
            Age(10);
            Pass(3);
        }

        Assert.Equal(0, Age(0.2), 3);
        Assert.Equal(9.8, Age(10), 3);
    }

    private void Pass(double seconds) => now = now.AddSeconds(seconds);

    private double Age(double seconds) => clock.Age(now.AddSeconds(-seconds), now).TotalSeconds;
}
