using Guildhall.Core;

namespace Guildhall.Sietch.Alerts;

internal static class AlertRefusals
{
    public static Refusal NotAMember { get; } =
        new(
            "sietch.no_alerts",
            "There is nothing to tell you yet: alerts are for those who have proven a wallet. `/verify` does that."
        );

    public static Refusal BadFrequency { get; } =
        new("sietch.bad_frequency", "frequency is 1, 2, 3 or 7: so many alerts of each kind in a week.");

    public static Refusal BadBody { get; } =
        new(
            "sietch.bad_preferences",
            "The body is JSON with any of position_updates, at_risk_warnings, naib_alerts, badge_notices (true or false) and frequency."
        );

    public static Refusal BadType { get; } =
        new(
            "sietch.bad_alert_type",
            "alert_type is one of those that the list names, such as at_risk; or leave it out."
        );

    public static Refusal NotSignedIn { get; } =
        new(
            "core.not_signed_in",
            "You are not signed in: sign in with Discord first. Headers and keys do not say who you are."
        );

    public static Refusal TheyAreNoMember { get; } =
        new(
            "sietch.no_alerts_for_them",
            "They have not proven a wallet here, so there is nobody to send it to. `/verify` makes them a member."
        );
}
