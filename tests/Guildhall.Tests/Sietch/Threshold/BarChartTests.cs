using System.Numerics;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Threshold;

namespace Guildhall.Tests.Sietch.Threshold;

public class BarChartTests
{
    private static readonly DateTimeOffset start = new(2026, 11, 1, 9, 58, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2_510, 2_690, "2,500 2,550 2,600 2,650 2,700")]
    [InlineData(0, 100_000, "0 50,000 100,000")]
    [InlineData(0, 9, "0 5 10")]
    [InlineData(1_200_000, 4_000_000, "1M 2M 3M 4M")]
    public void Amounts_are_round_and_span_the_course(ulong least, ulong most, string expected)
    {
        var chart = new BarChart([Row(0, Bgt(least)), Row(6, Bgt(most))], 4);

        Assert.Equal(expected, Levels(chart));
        Assert.Equal((0, 1), (chart.Levels[0].Up, chart.Levels[^1].Up));
        Assert.All(chart.Course, place => Assert.InRange(place.Up, 0, 1));
    }

    [Theory]
    [InlineData(0, "0.0 0.2 0.4 0.6")]
    [InlineData(1, "0.0 0.2 0.4 0.6")]
    public void Of_next_to_nothing_and_nothing_the_line_lies_low(ulong wei, string expected)
    {
        var chart = new BarChart([Row(0, Wei.From(wei)), Row(6, Wei.From(wei))], 4);

        Assert.Equal(expected, Levels(chart));
    }

    [Fact]
    public void A_line_that_never_moved_lies_between_the_levels()
    {
        var chart = new BarChart([Row(0, Bgt(2_700)), Row(6, Bgt(2_700))], 4);

        Assert.All(chart.Course, place => Assert.InRange(place.Up, 0.2, 0.8));
    }

    [Theory]
    [InlineData(0, "1 Nov, 09:58")]
    [InlineData(0.01, "1 Nov, 09:58|1 Nov, 09:58")]
    [InlineData(6, "1 Nov, 12:00|1 Nov, 15:00")]
    [InlineData(48, "2 Nov|3 Nov")]
    [InlineData(700, "9 Nov|23 Nov")]
    [InlineData(9_000, "Jan 2027|May 2027|Sep 2027")]
    public void Times_are_round_and_have_room(double hours, string expected)
    {
        var chart = new BarChart([Row(0, Bgt(1)), Row(hours, Bgt(2))], 4);

        Assert.All(chart.Moments, moment => Assert.InRange(moment.Across, 0, 1));
        Assert.True(chart.Moments.Count <= 4);
        Assert.Equal(expected, string.Join('|', chart.Moments.Select(moment => moment.Text)));
    }

    [Fact]
    public void The_largest_amount_there_is_has_its_place()
    {
        byte[] most = [.. Enumerable.Repeat((byte)255, 32)];

        var chart = new BarChart([Row(0, Wei.Zero), Row(6, Wei.FromBytes(most))], 4);

        Assert.All(chart.Levels, level => Assert.InRange(level.Text.Length, 1, 10));
        Assert.InRange(chart.Course[^1].Up, 0.5, 1);
    }

    private static string Levels(BarChart chart) => string.Join(' ', chart.Levels.Select(level => level.Text));

    private static Wei Bgt(ulong amount) => Wei.From(amount * BigInteger.Pow(10, 18));

    private static BarRow Row(double hours, Wei entry) => new(0, entry.ToArray(), 1, 1, null, start.AddHours(hours));
}
