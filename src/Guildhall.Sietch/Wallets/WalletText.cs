using System.Globalization;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Wallets;

/// <summary>What members read of their wallets. No text names a wallet but the list that its owner alone sees.</summary>
internal static class WalletText
{
    /// <param name="gain">What the wallet changes for its member; for one that is linked now.</param>
    public static string Of(LinkOutcome outcome, string gain) =>
        outcome.Result switch
        {
            LinkResult.Linked => $"Done: the wallet is linked to you. {gain} `/wallets` shows your wallets.",
            LinkResult.AlreadyTheirs => "This wallet was linked to you already; nothing has changed.",
            LinkResult.Claimed => "This wallet is linked to another member. They are told and can object until "
                + $"{Time(outcome.MovesAt!.Value)}; if they do not, it becomes yours then. `/wallets` shows how it stands.",
            LinkResult.ClaimedByAnother => "Another member has claimed this wallet, and that is not settled yet. Run "
                + "`/verify` again in a day.",
            LinkResult.RefusedBefore => "The member who has this wallet has refused your claim. You can claim it again "
                + $"from {Time(outcome.MovesAt!.Value)} on; if it is yours, ask an admin of the server.",
            _ => $"You have {WalletDesk.MostWallets} wallets, which is the most. Unlink one with `/wallets`, then run "
                + "`/verify` again.",
        };

    /// <param name="best">The wallet, which stands better than their others.</param>
    /// <param name="before">The best of those; null where none stands anywhere.</param>
    public static string OfGain(Standing best, Standing? before, bool hasProfile) =>
        best.IsEligible && before is not { IsEligible: true }
            ? hasProfile
                ? "It is eligible: your roles and your profile are back within a minute."
                : "It is eligible: your roles follow within a minute, and `/onboard` makes your profile."
            : best.IsEligible
                ? "It stands better than your others, so it is the one that counts from now on; your roles follow within a minute."
                : best.Tier == Tier.Waiting
                    ? "It has no place yet, but is close to the line: `/waitlist register` keeps one in view, and `/position` shows what is missing."
                    : OfNoGain(null);

    /// <param name="before">The best of their others, which stands better; null where none stands anywhere.</param>
    public static string OfNoGain(Standing? before) =>
        before is { Tier: > Tier.None }
            ? "Your best wallet stays the one of before, so nothing else changes."
            : "It is not eligible now, so it changes nothing yet; `/explain` shows why.";

    /// <param name="left">The best that they have left.</param>
    /// <param name="hasSeat">In the council.</param>
    public static string OfLoss(Standing? left, bool hasSeat, bool hasProfile) =>
        left is { IsEligible: true }
            ? $"Another wallet of yours counts from now on, and your roles follow it within a minute{(hasSeat ? "; your seat in the council stays yours unless somebody holds more than that one" : "")}."
            : $"No other wallet of yours is eligible, so within a minute you lose your roles{(hasSeat ? " and your seat in the council" : "")}{(hasProfile ? ", and your profile is hidden and kept for 90 days" : "")}.";

    /// <summary>What goes with a wallet that was not the one that counts.</summary>
    public static string OfNoLoss(Standing? own, Standing? left) =>
        left is { IsEligible: true } ? "Another wallet of yours counts, as before."
        : own is { Tier: Tier.Waiting }
            ? "It had no place, so no access goes with it; a registration for the waiting list by it has ended."
        : "It gave you no access, so nothing else changes.";

    /// <param name="kind">Freed or moved.</param>
    /// <param name="more">What goes with it.</param>
    public static string OfLoss(AlertKind kind, string community, string? more) =>
        kind == AlertKind.WalletFreed
            ? $"An admin of {community} has taken a wallet from you; `/wallets` shows those that are left, and `/verify` links it again if that was a mistake. {more}"
            : $"A wallet that was linked to you in {community} has moved to the member who claimed it. {more}";

    /// <param name="until">When it moves.</param>
    public static string OfClaim(string community, DateTimeOffset until) =>
        $"Somebody in {community} has proven, by a signature, that they hold the key of a wallet that is linked to you. If you still "
        + $"use it, run `/wallets` in the server before {Time(until)} and refuse; otherwise the wallet moves to them. If nobody else "
        + "should have its key, move what it holds.";

    public static string OfGrant(string community) =>
        $"The wallet that you claimed in {community} is linked to you now. `/position` shows how you stand.";

    /// <param name="until">Before that it cannot be claimed again; null where it can.</param>
    public static string OfRefusal(string community, DateTimeOffset? until) =>
        $"Your claim to a wallet in {community} was refused by the member who has it. If it is yours, ask an admin of the server"
        + (until is { } at ? $"; you can claim it again from {Time(at)} on." : ".");

    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
