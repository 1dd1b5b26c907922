using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;

namespace Guildhall.Tests.Aegis.Cases;

public class FadingPointsTests
{
    private static readonly DateTimeOffset now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(29, 8)]
    [InlineData(30, 0)]
    public void At_a_fixed_age_they_are_gone_at_once(int days, double left) =>
        Assert.Equal(left, Of(PointDecay.FixedAge, days));

    [Theory]
    [InlineData(0, 8)]
    [InlineData(30, 4)]
    [InlineData(60, 2)]
    public void By_halves_they_fade(int days, double left) => Assert.Equal(left, Of(PointDecay.HalfLife, days), 9);

    [Fact]
    public void Without_a_rule_they_stay() => Assert.Equal(8, Of(PointDecay.None, 4000));

    [Fact]
    public void A_date_of_their_own_goes_before_the_rule()
    {
        var rules = new PointSettings { Decay = PointDecay.FixedAge, DecayTime = TimeSpan.FromDays(30) };
        var old = now - TimeSpan.FromDays(300);

        Assert.Equal(8, FadingPoints.Of(new PointRow(8, old, now + TimeSpan.FromDays(1)), rules, now));
        Assert.Equal(0, FadingPoints.Of(new PointRow(8, now, now), rules, now));
    }

    private static double Of(PointDecay decay, int days) =>
        FadingPoints.Of(
            [new PointRow(8, now - TimeSpan.FromDays(days), null)],
            new() { Decay = decay, DecayTime = TimeSpan.FromDays(30) },
            now
        );
}
