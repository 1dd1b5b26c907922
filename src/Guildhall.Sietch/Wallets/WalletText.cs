using System.Globalization;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>What members read of their wallets. No text names a wallet but the list that its owner alone sees.</summary>
internal static class WalletText
{
    public static string Of(LinkOutcome outcome) =>
        outcome.Result switch
        {
            LinkResult.Linked => "Done: the wallet is linked to you. Where it is eligible, your roles follow within a "
                + "minute, and `/onboard` makes your profile. `/wallets` shows your wallets.",
            LinkResult.AlreadyTheirs => "This wallet was linked to you already; nothing has changed.",
            LinkResult.Claimed => "This wallet is linked to another member. They are told and can object until "
                + $"{Time(outcome.MovesAt!.Value)}; if they do not, it becomes yours then. `/wallets` shows how it stands.",
            LinkResult.ClaimedByAnother => "Another member has claimed this wallet, and that is not settled yet. Run "
                + "`/verify` again in a day.",
            _ => $"You have {WalletDesk.MostWallets} wallets, which is the most. Unlink one with `/wallets`, then run "
                + "`/verify` again.",
        };

    public static string Of(WalletNotice notice, string community, DateTimeOffset? until) =>
        notice switch
        {
            WalletNotice.Claimed =>
                $"Somebody in {community} has proven, by a signature, that they hold the key of a wallet "
                    + $"that is linked to you. If you still use it, run `/wallets` in the server before {Time(until!.Value)} and "
                    + "refuse; otherwise the wallet moves to them. If nobody else should have its key, move what it holds.",
            WalletNotice.ClaimGranted => $"The wallet that you claimed in {community} is linked to you now.",
            WalletNotice.ClaimRefused =>
                $"Your claim to a wallet in {community} was refused by the member who has it. If it "
                    + "is yours, ask an admin of the server.",
            _ =>
                $"A wallet that was linked to you in {community} has moved to the member who claimed it. Your profile stays "
                    + "as it is.",
        };

    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
