using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Pages.Me;

namespace Guildhall.Tests.Sietch.Pages.Me;

public sealed class OwnPlaceTests
{
    private static readonly PlaceRules places = new()
    {
        Naib = 1,
        Eligible = 2,
        Waiting = 4,
    };

    private static readonly Dictionary<Address, Standing> standings = new[]
    {
        Standing(1, 100),
        Standing(2, 70),
        Standing(3, 50),
        Standing(4, 45),
    }.ToDictionary(standing => standing.Wallet);

    [Fact]
    public void The_best_single_wallet_counts_with_its_distances()
    {
        var place = OwnPlace.Of([Wallet(4), Wallet(2)], standings, places);

        Assert.Equal(
            (70UL, 30UL, 20UL, null),
            ((ulong)place.Best!.Held.Low, (ulong)place.Above!.Value.Low, (ulong)place.Below!.Value.Low, place.Entry)
        );
    }

    [Fact]
    public void Below_the_line_it_says_what_is_missing_to_the_last_place() =>
        Assert.Equal(Wei.From(25), OwnPlace.Of([Wallet(4)], standings, places).Entry);

    [Fact]
    public void The_first_has_nobody_above_and_the_last_nobody_below()
    {
        Assert.Null(OwnPlace.Of([Wallet(1)], standings, places).Above);
        Assert.Null(OwnPlace.Of([Wallet(4)], standings, places).Below);
    }

    [Fact]
    public void A_stranger_has_no_place() => Assert.Null(OwnPlace.Of([Wallet(9)], standings, places).Best);

    private static Address Wallet(ulong number) => new(0, 0, number);

    private static Standing Standing(int rank, ulong held) =>
        new()
        {
            Wallet = Wallet((ulong)rank),
            Rank = rank,
            Tier = places.TierOf(rank),
            Held = Wei.From(held),
            Reason = StandingReason.Ranked,
        };
}
