using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Onboarding;
using Guildhall.Sietch.Positions;
using Guildhall.Sietch.Wallets;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>What a member reads, as it is true when it is sent; the community has the name that its tenant file gives it. Names no
/// wallet, no nym, no rank and nobody else.</summary>
internal sealed class AlertText(
    PositionDesk positions,
    MemberTiers tiers,
    OnboardingOffer offer,
    WalletAlerts wallets,
    CommunityNames names
)
{
    private const string Foot = "\n-# `/position` shows how you stand, `/alerts` changes what I tell you.";

    /// <summary>Null where it is not true any more.</summary>
    public async Task<Reply?> TryOfAsync(
        Community community,
        Snowflake<Guild> guild,
        AlertRow alert,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        var name = names.Of(community.Tenant);
        return alert.Kind switch
        {
            AlertKind.Onboarding or AlertKind.WaitlistEligible => await offer.TryOfAsync(
                community.Tenant,
                name,
                guild,
                alert.MemberId,
                user,
                cancellation
            ),
            AlertKind.Position or AlertKind.AtRisk => await TryPlaceAsync(community, name, alert, user, cancellation),
            AlertKind.WalletFreed
            or AlertKind.WalletClaimed
            or AlertKind.WalletGranted
            or AlertKind.WalletRefused
            or AlertKind.WalletMoved => await wallets.TryTextAsync(alert, name, cancellation) is { } text
                ? new(text)
                : null,
            AlertKind.Left or AlertKind.Returned or AlertKind.Rose or AlertKind.Fell => await TryStandingAsync(
                community,
                name,
                alert,
                user,
                cancellation
            ),
            var kind => new(Of(kind, name, alert.Detail, community.Places.Waiting)),
        };
    }

    private async Task<Reply?> TryStandingAsync(
        Community community,
        string name,
        AlertRow alert,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        var tier = await tiers.OfUserAsync(community.Tenant, user, "alerts", cancellation);
        return StandingText.IsTrue(alert.Kind, tier)
            ? new(StandingText.Of(alert.Kind, CauseOf(alert.Detail), community.Places, name))
            : null;
    }

    private async Task<Reply?> TryPlaceAsync(
        Community community,
        string name,
        AlertRow alert,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        var reason = new JoinReason("system", "alerts");
        var position = await positions.TryOfAsync(community, user, reason, cancellation);
        return position is null or { Band: < Band.Below } ? null
            : alert.Kind == AlertKind.Position
                ? new($"Your place in {name} has changed: {PositionText.Of(position)}{Foot}")
            : position.Band > Band.RiskLow ? null
            : new Reply($"⚠️ Your place in {name} is in danger: {PositionText.Of(position)}{Foot}");
    }

    private static string Of(AlertKind kind, string name, string? detail, int waiting) =>
        kind switch
        {
            AlertKind.NaibThreat => With(
                $"⚠️ Your seat in the council of {name} can be taken: another member holds more than you.",
                detail
            ),
            AlertKind.NaibBump => With(
                $"Your seat in the council of {name} went to a member who holds more. You keep your place among the Fedaykin, and what former Naib have.",
                detail
            ),
            AlertKind.NaibUnseated => With(
                $"An admin of {name} has taken your seat in the council. You keep your place among the Fedaykin, and what former Naib have.",
                detail
            ),
            AlertKind.NaibLost => With($"Your seat in the council of {name} has ended.", detail),
            AlertKind.NaibSeated => With($"You have a seat in the council of {name}. Welcome, Naib.", detail),
            AlertKind.WaitlistDropped =>
                $"Your wallet is not among the first {waiting} in {name} any more, so your registration for the waiting list has ended. When it is again, `/waitlist register` brings you back.",
            AlertKind.BadgeAwarded =>
                $"An admin of {name} has given you a badge: {BadgeOf(detail)}. `/badges` shows yours now; others see it later, together with others.\n-# `/alerts` changes what I tell you.",
            AlertKind.BadgeRevoked =>
                $"An admin of {name} has taken a badge from you: {BadgeOf(detail)}. It does not come back by itself; ask the admins why.\n-# `/alerts` changes what I tell you.",
            AlertKind.Test => $"This is a test by an admin of {name}: your alerts arrive. It counts towards nothing.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Its text is made elsewhere."),
        };

    private static string BadgeOf(string? id) =>
        BadgeCatalogue.TryGet(id ?? "") is { } kind
            ? $"{kind.Emoji} **{kind.Name}** ({kind.Description.ToLowerInvariant()})"
            : "one that there is no more";

    private static StandingReason? CauseOf(string? detail) =>
        Enum.TryParse<StandingReason>(detail, out var cause) ? cause : null;

    private static string With(string text, string? detail) => detail is null ? text : $"{text} {detail}";
}
