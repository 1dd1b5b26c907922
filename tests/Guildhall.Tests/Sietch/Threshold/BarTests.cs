using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Threshold;

namespace Guildhall.Tests.Sietch.Threshold;

public class BarTests
{
    private static readonly PlaceRules places = new()
    {
        Naib = 1,
        Eligible = 3,
        Waiting = 5,
        Kept = 15,
    };

    [Fact]
    public void The_bar_is_what_the_last_place_holds_and_the_gap_what_the_next_one_lacks()
    {
        var bar = Bar.Of(Order(50, 40, 30, 29, 20, 10), places);

        Assert.Equal(Wei.From(30), bar.Entry);
        Assert.Equal((3, 2, Wei.One), (bar.Eligible, bar.Waiting, bar.Gap));
        Assert.Equal([4, 5], bar.First.Select(aspirant => aspirant.Position));
        Assert.Equal([Wei.One, Wei.From(10)], bar.First.Select(aspirant => aspirant.Distance));
    }

    [Fact]
    public void While_there_are_free_places_nothing_is_needed_and_nobody_waits()
    {
        var bar = Bar.Of(Order(50, 40), places);

        Assert.Equal((Wei.Zero, 2, 0, (Wei?)null), (bar.Entry, bar.Eligible, bar.Waiting, bar.Gap));
        Assert.Empty(bar.First);
    }

    [Fact]
    public void No_more_than_five_of_the_waiting_are_shown()
    {
        var bar = Bar.Of(Order(9, 8, 7, 6, 5, 4, 3, 2, 1), places with { Waiting = 9 });

        Assert.Equal((6, 5), (bar.Waiting, bar.First.Count));
    }

    [Theory]
    [InlineData("0", "0 BGT")]
    [InlineData("1", "less than 0.01 BGT")]
    [InlineData("10000000000000000", "0.01 BGT")]
    [InlineData("1234567890000000000000", "1,234.56 BGT")]
    public void Amounts_are_cut_and_never_nothing_where_there_is_something(string wei, string expected)
    {
        Assert.True(Wei.TryParse(wei, out var amount));
        Assert.Equal(expected, TokenText.Of(amount));
    }

    private static List<(Address, Wei)> Order(params ulong[] amounts) =>
        [.. amounts.Select((amount, i) => (new Address(0, 0, (ulong)i), Wei.From(amount)))];
}
