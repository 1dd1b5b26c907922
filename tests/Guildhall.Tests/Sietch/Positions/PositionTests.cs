using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Positions;

namespace Guildhall.Tests.Sietch.Positions;

public class PositionTests
{
    private static readonly PlaceRules places = new()
    {
        Naib = 1,
        Eligible = 3,
        Waiting = 5,
        Kept = 15,
    };

    [Fact]
    public void The_best_wallet_counts_with_its_distances()
    {
        var position = Of(standings: [90, 70, 60, 59, 10], 4, 2);

        Assert.Equal(Band.Safe, position!.Band);
        Assert.Equal((Wei.From(20), Wei.From(10), (Wei?)null), (position.Above, position.Below, position.Entry));
    }

    [Fact]
    public void Who_waits_sees_what_is_missing_to_the_last_place()
    {
        var position = Of(standings: [90, 70, 60, 59, 10], 5);

        Assert.Equal((Band.Waiting, (Wei?)Wei.From(50), (Wei?)null), (position!.Band, position.Entry, position.Below));
    }

    [Fact]
    public void Neither_the_first_nor_the_last_has_somebody_on_the_other_side()
    {
        Assert.Null(Of(standings: [90, 70], 1)!.Above);
        Assert.Null(Of(standings: [90, 70], 2)!.Below);
    }

    [Fact]
    public void A_guest_has_no_distances()
    {
        var guest = Standing(1, null, 0) with { IsGuest = true, Tier = Tier.Fedaykin };
        var position = Position.TryOf([guest.Wallet], One(guest), places);

        Assert.Equal((true, (Wei?)null), (position!.IsGuest, position.Entry));
        Assert.Contains("guest", PositionText.Of(position), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_first_seen_below_the_line_is_warned()
    {
        var leaving = Standing(4, 4, 5) with { Tier = Tier.Fedaykin, LeavingSince = 9 };

        Assert.Equal(Band.Below, Position.TryOf([leaving.Wallet], One(leaving), places)!.Band);
    }

    [Fact]
    public void Of_a_guest_wallet_and_a_ranked_one_the_ranked_one_counts()
    {
        var guest = Standing(1, null, 0) with { IsGuest = true, Tier = Tier.Fedaykin };
        var ranked = Standing(2, 2, 50) with { Tier = Tier.Fedaykin };
        var all = new Dictionary<Address, Standing> { [guest.Wallet] = guest, [ranked.Wallet] = ranked };

        Assert.Equal(ranked, Position.BestOf([guest.Wallet, ranked.Wallet], all));
    }

    [Fact]
    public void A_wallet_that_stands_nowhere_has_no_position() => Assert.Null(Of(standings: [90], 7));

    private static Position? Of(ulong[] standings, params ulong[] own) =>
        Position.TryOf(
            own.Select(number => new Address(0, 0, number)),
            standings
                .Select((held, i) => Standing((ulong)i + 1, i + 1, held))
                .ToDictionary(standing => standing.Wallet),
            places
        );

    private static Dictionary<Address, Standing> One(Standing standing) => new() { [standing.Wallet] = standing };

    private static Standing Standing(ulong number, int? rank, ulong held) =>
        new()
        {
            Wallet = new(0, 0, number),
            Rank = rank,
            Tier = places.TierOf(rank),
            Held = Wei.From(held),
            Reason = StandingReason.Ranked,
        };
}
