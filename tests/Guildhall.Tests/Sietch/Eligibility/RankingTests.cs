using FsCheck;
using FsCheck.Fluent;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

public class RankingTests
{
    private static readonly PlaceRules rules = new();
    private readonly Ledger ledger = new();
    private ulong block = 1;

    [Fact]
    public void More_stands_before_less_by_a_single_wei()
    {
        for (var i = 1UL; i <= 68; i++)
        {
            Claim(i, "100000000000000000000000");
        }

        Claim(69, "50000000000000000000001");
        Claim(70, "50000000000000000000000");
        Assert.Equal((69, Tier.Fedaykin), RankAndTier(69));
        Assert.Equal((70, Tier.Waiting), RankAndTier(70));

        Claim(70, "2");

        Assert.Equal((70, Tier.Waiting), RankAndTier(69));
        Assert.Equal((69, Tier.Fedaykin), RankAndTier(70));
    }

    [Fact]
    public void Of_equals_the_earlier_first_claim_stands_before_whatever_came_later()
    {
        Claim(5, "10");
        Claim(9, "4");
        Claim(5, "10");
        Claim(9, "16");
        Claim(2, "20");

        Assert.Equal([5UL, 9UL, 2UL], Order());
    }

    [Fact]
    public void A_burn_of_one_wei_excludes_for_ever_whatever_is_claimed_later()
    {
        Claim(1, "100");
        Claim(2, "50");
        ledger.Add(FeedKind.Burn, Wallet(1), Wei.One, new(block++, 0));
        Claim(1, "1000");

        Assert.Equal([2UL], Order());
        Assert.Equal(StandingReason.Redeemed, Explain(1).Reason);
        Assert.Null(Explain(1).Rank);
    }

    [Fact]
    public void A_burn_of_nothing_gives_nothing_up()
    {
        Claim(1, "100");
        ledger.Add(FeedKind.Burn, Wallet(1), Wei.Zero, new(block++, 0));

        Assert.Equal(1, Explain(1).Rank);
    }

    [Fact]
    public void A_pardon_forgives_the_burns_before_it_and_none_after()
    {
        Claim(1, "100");
        ledger.Add(FeedKind.Burn, Wallet(1), Wei.From(30), new(block++, 0));
        var pardon = new Ruling(Wallet(1), RulingKind.Pardon, block, null);

        Assert.Equal((1, Wei.From(70)), (Explain(1, pardon).Rank, Explain(1, pardon).Holding.Held));

        ledger.Add(FeedKind.Burn, Wallet(1), Wei.One, new(block + 1, 0));
        Assert.Equal(StandingReason.Redeemed, Explain(1, pardon).Reason);
    }

    [Fact]
    public void Who_is_excluded_or_removed_takes_no_place()
    {
        Claim(1, "100");
        Claim(2, "90");
        Claim(3, "80");
        Ruling[] rulings = [new(Wallet(1), RulingKind.Exclude, 0, null), new(Wallet(2), RulingKind.Remove, 0, null)];

        Assert.Equal(
            (StandingReason.Excluded, StandingReason.Removed),
            (Explain(1, rulings).Reason, Explain(2, rulings).Reason)
        );
        Assert.Equal(1, Explain(3, rulings).Rank);
    }

    [Fact]
    public void A_guest_has_access_and_takes_nobodys_place()
    {
        for (var i = 1UL; i <= 69; i++)
        {
            Claim(i, "100");
        }

        var guest = new Ruling(Wallet(500), RulingKind.Guest, 0, null);

        Assert.True(Explain(500, guest).IsEligible);
        Assert.Null(Explain(500, guest).Rank);
        Assert.Equal(69, Explain(69, guest).Rank);
        Assert.True(Explain(69, guest).IsEligible);
    }

    [Fact]
    public void Who_never_claimed_has_no_rank()
    {
        ledger.Add(FeedKind.Burn, Wallet(1), Wei.One, new(block++, 0));

        Assert.Empty(Order());
        Assert.Equal(StandingReason.NeverClaimed, Explain(1).Reason);
        Assert.Equal(StandingReason.NeverClaimed, Explain(2).Reason);
    }

    [Fact]
    public void The_order_is_that_of_a_plain_sort_whatever_came_when()
    {
        var claims = Gen.Choose(1, 300)
            .SelectMany(
                wallet => Gen.Choose(0, 20).Zip(Gen.Choose(0, 40)),
                (wallet, rest) => (Item1: wallet, Item2: rest.Item1, Item3: rest.Item2)
            )
            .Select(claim => (Wallet: (ulong)claim.Item1, Amount: (ulong)claim.Item2, IsBurn: claim.Item3 == 0))
            .ArrayOf(800);
        Prop.ForAll(
                claims.ToArbitrary(),
                all =>
                {
                    var own = new Ledger();
                    foreach (var (position, claim) in all.Index())
                    {
                        own.Add(
                            claim.IsBurn ? FeedKind.Burn : FeedKind.Claim,
                            Wallet(claim.Wallet),
                            Wei.From(claim.Amount),
                            new((ulong)position, 0)
                        );
                    }

                    var sorted = own
                        .All.Where(pair => pair.Value.HasClaimed && pair.Value.LastBurn is null)
                        .OrderByDescending(pair => pair.Value.Held)
                        .ThenBy(pair => pair.Value.FirstClaim)
                        .ThenBy(pair => pair.Key)
                        .Select(pair => pair.Key)
                        .ToList();
                    var ranking = Ranking.Of(own, [], rules);
                    return ranking.Best.Select(place => place.Wallet).SequenceEqual(sorted.Take(rules.Kept))
                        && sorted.Index().All(pair => ranking.Explain(pair.Item).Rank == pair.Index + 1);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    private static Address Wallet(ulong number) => new(0, 0, number);

    private void Claim(ulong wallet, string amount)
    {
        Assert.True(Wei.TryParse(amount, out var wei));
        ledger.Add(FeedKind.Claim, Wallet(wallet), wei, new(block++, 0));
    }

    private IEnumerable<ulong> Order() => Ranking.Of(ledger, [], rules).Best.Select(place => place.Wallet.Low);

    private Explanation Explain(ulong wallet, params Ruling[] rulings) =>
        Ranking.Of(ledger, rulings, rules).Explain(Wallet(wallet));

    private (int?, Tier) RankAndTier(ulong wallet) => (Explain(wallet).Rank, Explain(wallet).Tier);
}
