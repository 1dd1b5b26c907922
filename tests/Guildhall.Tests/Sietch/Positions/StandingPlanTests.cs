using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Positions;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Positions;

public class StandingPlanTests
{
    [Fact]
    public void Who_leaves_is_told_the_true_cause_and_strangers_wallets_concern_nobody() =>
        Assert.Equal(
            ["2 of 1: Left Redeemed"],
            Plan(
                [Held(1, 10)],
                [],
                [Left(2, 10, Tier.Naib, StandingReason.Redeemed), Left(2, 99, Tier.Naib, StandingReason.Redeemed)]
            )
        );

    [Fact]
    public void Whose_other_wallet_still_stands_has_lost_nothing() =>
        Assert.Empty(
            Plan(
                [Held(1, 10), Held(1, 11)],
                [(11, Tier.Fedaykin)],
                [Left(2, 10, Tier.Fedaykin, StandingReason.BelowTheLine)]
            )
        );

    [Fact]
    public void Whose_best_wallet_goes_falls_to_the_next_best() =>
        Assert.Equal(
            ["2 of 1: Fell"],
            Plan([Held(1, 10), Held(1, 11)], [(11, Tier.Fedaykin)], [Left(2, 10, Tier.Naib, StandingReason.Redeemed)])
        );

    [Fact]
    public void Each_snapshot_is_told_for_itself_though_they_are_read_together() =>
        Assert.Equal(
            ["2 of 1: Left BelowTheLine", "3 of 1: Returned", "4 of 1: Rose"],
            Plan(
                [Held(1, 10)],
                [(10, Tier.Naib)],
                [
                    Left(2, 10, Tier.Fedaykin, StandingReason.BelowTheLine),
                    new(3, Bytes(10), ChangeKind.Joined, null, Tier.Waiting, Tier.Fedaykin, false, default),
                    new(4, Bytes(10), ChangeKind.Rose, null, Tier.Fedaykin, Tier.Naib, false, default),
                ]
            )
        );

    [Fact]
    public void One_wallet_for_another_in_the_same_snapshot_is_no_change() =>
        Assert.Empty(
            Plan(
                [Held(1, 10), Held(1, 11)],
                [(11, Tier.Fedaykin)],
                [
                    Left(2, 10, Tier.Fedaykin, StandingReason.Redeemed),
                    new(2, Bytes(11), ChangeKind.Joined, null, Tier.None, Tier.Fedaykin, false, default),
                ]
            )
        );

    private static IReadOnlyList<string> Plan(
        IReadOnlyList<HeldWallet> wallets,
        IReadOnlyList<(ulong Wallet, Tier Tier)> tiers,
        IReadOnlyList<ChangeRow> changes
    ) =>
        [
            .. StandingPlan
                .Of(wallets, tiers.ToDictionary(pair => Wallet(pair.Wallet), pair => pair.Tier), changes)
                .Select(news => $"{news.Snapshot} of {news.Member}: {news.Kind} {news.Cause}".TrimEnd()),
        ];

    private static ChangeRow Left(long snapshot, ulong wallet, Tier before, StandingReason cause) =>
        new(snapshot, Bytes(wallet), ChangeKind.Left, cause, before, Tier.None, false, default);

    private static HeldWallet Held(ulong user, ulong wallet) =>
        new(new(user), Wallet(wallet)) { Member = new($"{user}") };

    private static byte[] Bytes(ulong wallet) => Wallet(wallet).ToArray();

    private static Address Wallet(ulong number) => new(0, 0, number);
}
