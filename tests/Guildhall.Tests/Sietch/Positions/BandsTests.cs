using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Positions;

namespace Guildhall.Tests.Sietch.Positions;

public class BandsTests
{
    [Theory]
    [InlineData(1, "First")]
    [InlineData(7, "First")]
    [InlineData(8, "Safe")]
    [InlineData(62, "Safe")]
    [InlineData(63, "RiskLow")]
    [InlineData(65, "RiskLow")]
    [InlineData(66, "RiskMedium")]
    [InlineData(67, "RiskMedium")]
    [InlineData(68, "RiskHigh")]
    [InlineData(69, "RiskHigh")]
    [InlineData(70, "Waiting")]
    [InlineData(100, "Waiting")]
    [InlineData(101, "Out")]
    [InlineData(null, "Out")]
    public void Of_69_places_the_last_seven_are_in_danger(int? rank, string expected) =>
        Assert.Equal(expected, Bands.Of(rank, new()).ToString());

    [Theory]
    [InlineData(4, 4, "RiskHigh")]
    [InlineData(4, 3, "Safe")]
    [InlineData(20, 20, "RiskHigh")]
    [InlineData(20, 19, "RiskMedium")]
    [InlineData(20, 18, "Safe")]
    [InlineData(10_000, 9_001, "RiskLow")]
    [InlineData(10_000, 9_000, "Safe")]
    [InlineData(10_000, 10_000, "RiskHigh")]
    public void Of_other_numbers_of_places_it_is_the_last_tenth(int places, int rank, string expected) =>
        Assert.Equal(
            expected,
            Bands
                .Of(
                    rank,
                    new PlaceRules
                    {
                        Naib = 1,
                        Eligible = places,
                        Waiting = places + 5,
                        Kept = places + 15,
                    }
                )
                .ToString()
        );

    [Theory]
    [InlineData("Safe", "RiskLow", "AtRisk")]
    [InlineData("RiskLow", "RiskHigh", "AtRisk")]
    [InlineData("RiskHigh", "Below", "AtRisk")]
    [InlineData("Waiting", "RiskHigh", null)]
    [InlineData("RiskHigh", "RiskLow", "Position")]
    [InlineData("Below", "RiskHigh", "Position")]
    [InlineData("Safe", "First", null)]
    [InlineData("First", "Safe", null)]
    [InlineData("First", "RiskLow", "AtRisk")]
    [InlineData("Safe", "Safe", null)]
    [InlineData("RiskHigh", "Waiting", null)]
    [InlineData("Out", "Safe", null)]
    public void A_move_is_told_unless_somebody_comes_or_goes(string before, string after, string? expected) =>
        Assert.Equal(expected, BandMove.TryAlert(Enum.Parse<Band>(before), Enum.Parse<Band>(after))?.ToString());

    [Theory]
    [InlineData("2026-01-04T23:59:59Z", "2026-01-05T00:00:00Z", 1)]
    [InlineData("2026-01-05T00:00:00Z", "2026-01-11T23:59:59Z", 0)]
    [InlineData("1969-12-28T23:59:59Z", "1969-12-29T00:00:00Z", 1)]
    public void A_week_begins_on_Monday(string one, string other, int apart) =>
        Assert.Equal(
            apart,
            AlertWeek.Of(DateTimeOffset.Parse(other, null)) - AlertWeek.Of(DateTimeOffset.Parse(one, null))
        );
}
