using Guildhall.Sietch.Announcements;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Announcements;

public class DoorDigestTests
{
    private static readonly AnnouncementTerms silent = new() { Floor = 2 };
    private static readonly AnnouncementTerms open = new() { Floor = 2, NamesWallets = true };

    [Fact]
    public void Departures_are_told_by_their_true_cause_and_former_tier_and_name_no_wallet() =>
        Assert.Equal(
            [
                "**2** · Left (Fedaykin): others hold more",
                "**1** · Left (Naib tier): redeemed",
                "**1** · Arrived (Fedaykin)",
            ],
            Of(
                silent,
                Left(2, 1, Tier.Naib, StandingReason.Redeemed),
                Left(2, 2, Tier.Fedaykin, StandingReason.BelowTheLine),
                Joined(2, 3, Tier.Fedaykin),
                Left(3, 4, Tier.Fedaykin, StandingReason.BelowTheLine)
            )
        );

    [Fact]
    public void Wallets_are_named_only_where_enough_went_the_same_way() =>
        Assert.Equal(
            [
                "**1** · Left (Fedaykin): others hold more: `0x0000…0003`",
                "**1** · Left (Fedaykin): redeemed: `0x0000…0002`",
                "**1** · Arrived (Fedaykin)",
            ],
            Of(
                open,
                Left(2, 3, Tier.Fedaykin, StandingReason.BelowTheLine),
                Left(3, 2, Tier.Fedaykin, StandingReason.Redeemed),
                Joined(3, 1, Tier.Fedaykin)
            )
        );

    [Fact]
    public void Who_left_and_came_back_in_between_was_not_away() =>
        Assert.Empty(Of(silent, Left(2, 1, Tier.Fedaykin, StandingReason.BelowTheLine), Joined(3, 1, Tier.Fedaykin)));

    [Fact]
    public void Whom_the_chain_restored_has_not_arrived() =>
        Assert.Empty(
            Of(silent, new ChangeRow(4, Bytes(1), ChangeKind.Restored, null, Tier.None, Tier.Fedaykin, false, default))
        );

    [Fact]
    public void Rises_and_falls_are_told_as_what_they_are() =>
        Assert.Equal(
            ["**1** · Out of the Naib tier, and still here", "**1** · Into the Naib tier"],
            Of(
                silent,
                new ChangeRow(2, Bytes(1), ChangeKind.Fell, null, Tier.Naib, Tier.Fedaykin, false, default),
                new ChangeRow(2, Bytes(2), ChangeKind.Rose, null, Tier.Fedaykin, Tier.Naib, false, default)
            )
        );

    private static IReadOnlyList<string> Of(AnnouncementTerms terms, params ChangeRow[] changes) =>
        DoorDigest.Of(changes, terms).Lines;

    private static ChangeRow Left(long snapshot, ulong wallet, Tier before, StandingReason cause) =>
        new(snapshot, Bytes(wallet), ChangeKind.Left, cause, before, Tier.None, false, default);

    private static ChangeRow Joined(long snapshot, ulong wallet, Tier after) =>
        new(snapshot, Bytes(wallet), ChangeKind.Joined, null, Tier.None, after, false, default);

    private static byte[] Bytes(ulong wallet) => new Address(0, 0, wallet).ToArray();
}
