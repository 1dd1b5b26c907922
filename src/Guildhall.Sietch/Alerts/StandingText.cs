using System.Globalization;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Alerts;

/// <summary>How somebody stands now, in words: no wallet, no amount, no rank.</summary>
internal static class StandingText
{
    private const string Doubt =
        "If that seems wrong, `/explain` in the server shows the reason, and its admins can help.";

    /// <summary>What was undone before it could be told is none.</summary>
    /// <param name="tier">By the best of their wallets, as published now.</param>
    public static bool IsTrue(AlertKind kind, Tier tier) =>
        kind switch
        {
            AlertKind.Left => tier < Tier.Fedaykin,
            AlertKind.Rose => tier == Tier.Naib,
            AlertKind.Fell => tier == Tier.Fedaykin,
            _ => tier >= Tier.Fedaykin,
        };

    /// <param name="cause">Why they left; null for every other kind.</param>
    public static string Of(AlertKind kind, StandingReason? cause, PlaceRules places, string name)
    {
        var (title, text) = Parts(kind, cause, places, name);
        return $"**{title}**\n{text}";
    }

    private static (string Title, string Text) Parts(
        AlertKind kind,
        StandingReason? cause,
        PlaceRules places,
        string name
    ) =>
        kind switch
        {
            AlertKind.Left => ($"Your access to {name} has ended", $"{WhyLeft(cause, places)}\n{Doubt}"),
            AlertKind.Returned => (
                $"You are eligible in {name} again",
                "Your roles come back by themselves within a few minutes, and so does your profile. Seats in the council do not: they are won anew."
            ),
            AlertKind.Rose => (
                $"You are among the first {Number(places.Naib)} of {name}",
                "By what you hold you are of the Naib tier now. A seat in the council is another matter: `/naib overview` shows who sits there."
            ),
            _ => (
                $"You are no longer among the first {Number(places.Naib)} of {name}",
                "By what you hold you are no longer of the Naib tier, since others hold more. You stay eligible, and nothing was redeemed. A seat in the council, if you have one, stays yours until somebody who holds more takes it: `/naib current` shows who sits, `/position` how safe your place is."
            ),
        };

    private static string WhyLeft(StandingReason? cause, PlaceRules places) =>
        cause switch
        {
            StandingReason.Redeemed =>
                "BGT was redeemed from your wallet. One redemption of any amount ends the access for good, whatever is claimed later; only the admins can pardon it.",
            StandingReason.BelowTheLine =>
                $"Others hold more: your wallet is no longer among the first {Number(places.Eligible)}, two readings in a row. Once it is there again, so are you; nothing else is needed.",
            StandingReason.Removed => "An admin has taken your wallet off the list. That is no redemption.",
            StandingReason.Excluded =>
                "Your wallet is excluded from the ranking, as contracts are that collect for others.",
            _ =>
                "No claim of your wallet counts here any more: a guest's time is over, a vault was taken out, or the chain took a claim back.",
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
