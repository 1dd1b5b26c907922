namespace Guildhall.Tests.Kit;

public class QuietTimeTests
{
    [Theory]
    [InlineData(DayOfWeek.Sunday)]
    [InlineData(DayOfWeek.Wednesday)]
    public void It_begins_at_one_o_clock_of_that_day_later_than_the_machines_and_goes_on(DayOfWeek day)
    {
        var machine = TimeProvider.System.GetUtcNow();

        var time = new QuietTime(day);
        var (first, next) = (time.GetUtcNow(), time.GetUtcNow());

        Assert.Equal((day, 1), (first.DayOfWeek, first.Hour));
        Assert.True(first > machine);
        Assert.True(next >= first);
    }
}
