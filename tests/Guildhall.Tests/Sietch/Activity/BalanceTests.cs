using Guildhall.Sietch.Activity;

namespace Guildhall.Tests.Sietch.Activity;

public class BalanceTests
{
    [Fact]
    public void A_tenth_melts_at_each_boundary()
    {
        var balance = new Balance(100, 10);

        Assert.Equal(100, balance.In(10), 9);
        Assert.Equal(90, balance.In(11), 9);
        Assert.Equal(65.61, balance.In(14), 9);
        Assert.Equal(5.233, balance.In(10 + 28), 3);
    }

    [Fact]
    public void Adding_does_not_move_the_boundaries()
    {
        var often = new Balance(100, 10);
        for (var period = 10; period < 20; period++)
        {
            often = often.Add(0, period);
        }

        Assert.Equal(new Balance(100, 10).In(20), often.In(20), 9);
    }

    [Fact]
    public void A_clock_that_goes_back_takes_nothing() => Assert.Equal(8, new Balance(7, 10).Add(1, 9).In(10), 9);

    [Fact]
    public void What_is_taken_back_has_melted_as_what_was_given()
    {
        var given = new Balance(50, 10).Add(0.5, 10);

        Assert.Equal(new Balance(50, 10).In(14), given.TakeBack(0.5, 10, 14).In(14), 9);
    }

    [Fact]
    public void There_is_no_debt() => Assert.Equal(0, new Balance(0.1, 10).Add(-5, 10).Points);

    [Theory]
    [InlineData("2026-03-01T05:59:59.999Z", "2026-03-01T06:00:00Z")]
    [InlineData("2026-03-01T23:59:59Z", "2026-03-02T00:00:00Z")]
    public void The_boundaries_are_the_same_for_everybody(string before, string after) =>
        Assert.Equal(
            ActivityRules.PeriodOf(DateTimeOffset.Parse(before)) + 1,
            ActivityRules.PeriodOf(DateTimeOffset.Parse(after))
        );
}
