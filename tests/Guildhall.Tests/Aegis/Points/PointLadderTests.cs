using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Points;

namespace Guildhall.Tests.Aegis.Points;

public class PointLadderTests
{
    private static readonly PointLadder ladder = new(
        new(),
        [Mute(3, 10), Mute(5, 60), new(12, new(CaseKind.Ban, null, TimeSpan.Zero))]
    );

    [Theory]
    [InlineData(0, 2, null)]
    [InlineData(2, 3, 3)]
    [InlineData(3, 4, null)]
    [InlineData(0, 9, 5)]
    [InlineData(4, 20, 12)]
    [InlineData(12, 14, null)]
    [InlineData(1.998, 2.997, 3)]
    public void The_highest_step_that_is_crossed_follows(double before, double after, int? expected) =>
        Assert.Equal(expected, ladder.Crossed(before, after)?.Points);

    [Fact]
    public void The_stronger_of_two_punishments_is_the_graver_or_the_longer()
    {
        var mute = Mute(1, 10).Then;
        var longer = Mute(1, 60).Then;
        var ban = new Punishment(CaseKind.Ban, null, TimeSpan.Zero);
        var tempban = new Punishment(CaseKind.Ban, TimeSpan.FromDays(1), TimeSpan.Zero);

        Assert.Equal(longer, mute.OrStronger(longer));
        Assert.Equal(longer, longer.OrStronger(mute));
        Assert.Equal(ban, ban.OrStronger(tempban));
        Assert.Equal(tempban, longer.OrStronger(tempban));
    }

    private static Rung Mute(int points, int minutes) =>
        new(points, new(CaseKind.Mute, TimeSpan.FromMinutes(minutes), TimeSpan.Zero));
}
