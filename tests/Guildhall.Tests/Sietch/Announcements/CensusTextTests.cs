using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Announcements;

public class CensusTextTests
{
    private static readonly PlaceRules places = new()
    {
        Naib = 1,
        Eligible = 2,
        Waiting = 3,
    };

    private static readonly SnapshotRow snapshot = new(4, "sync", 80094, 9, [0], 1234, 2, "", "[]", default);

    [Fact]
    public void It_has_sums_and_the_threshold_and_nobody_stands_in_it()
    {
        var text = CensusText.Of(
            [Of(1, 1, Tier.Naib), Of(2, 2, Tier.Fedaykin), Of(3, 3, Tier.Waiting), Guest(4), Of(5, 4, Tier.Fedaykin)],
            places,
            snapshot
        );

        Assert.Equal(
            [
                "**2** of 2 places are taken: 1 of the Naib tier, 1 Fedaykin.",
                "Guests: 1.",
                "Waiting, on the ranks 3 to 3: 1.",
                "Threshold, what the last place holds: **0.0000 BGT**.",
                "Held by the eligible together: 0 BGT, of 1,234 wallets that ever claimed.",
            ],
            text.Split('\n')
        );
        Assert.DoesNotContain("0x", text, StringComparison.Ordinal);
    }

    [Fact]
    public void While_places_are_free_there_is_no_threshold() =>
        Assert.Contains(
            "there is a place for everybody",
            CensusText.Of([Of(1, 1, Tier.Naib)], places, snapshot),
            StringComparison.Ordinal
        );

    private static Standing Guest(ulong wallet) => Of(wallet, null, Tier.Fedaykin) with { IsGuest = true };

    private static Standing Of(ulong wallet, int? rank, Tier tier) =>
        new()
        {
            Wallet = new Address(0, 0, wallet),
            Rank = rank,
            Tier = tier,
            Held = Wei.From(100 - wallet),
            Reason = StandingReason.Ranked,
        };
}
