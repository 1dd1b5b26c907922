using Guildhall.Core;

namespace Guildhall.Sietch.Badges;

internal static class BadgeRefusals
{
    public const string NotHeldCode = "sietch.badge_not_held";

    public static Refusal BadCall { get; } =
        new(
            "sietch.bad_body",
            "Invalid body: expected {\"nym\": \"…\", \"badge_id\": \"…\", \"reason\": \"…\"}. Nothing was changed."
        );

    public static Refusal Reason { get; } =
        new("sietch.badge_reason", "A reason has 1 to 500 characters; it is kept for the audit. Nothing was changed.");

    public static Refusal Leads { get; } =
        new(
            "sietch.badge_reason_leads",
            "Leave wallets, accounts and mentions out of the reason: it stands beside a nym. Nothing was changed."
        );

    public static Refusal Unknown { get; } =
        new("sietch.badge_unknown", "There is no such badge. Choose one of the list. Nothing was changed.");

    public static Refusal Automatic(BadgeKind kind) =>
        new(
            "sietch.badge_automatic",
            $"{kind.Name} is earned ({kind.Description.ToLowerInvariant()}) and not awarded; an admin can only give back one that was revoked. Nothing was changed."
        );

    public static Refusal Held(BadgeKind kind) =>
        new("sietch.badge_held", $"The member has {kind.Name} already. Nothing was changed.");

    public static Refusal NotHeld(BadgeKind kind) =>
        new(NotHeldCode, $"The member does not have {kind.Name}. Nothing was changed.");
}
