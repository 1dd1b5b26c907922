using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Positions;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>What a member reads, as it is true when it is sent. Names no wallet, no nym, no rank and nobody else.</summary>
internal sealed class AlertText(PositionDesk positions)
{
    private const string Foot = "\n-# `/position` shows how you stand, `/alerts` changes what I tell you.";

    /// <summary>Null where it is not true any more.</summary>
    public async Task<string?> TryOfAsync(
        Community community,
        string server,
        AlertRow alert,
        Snowflake<User> user,
        CancellationToken cancellation
    )
    {
        if (alert.Kind is not (AlertKind.Position or AlertKind.AtRisk))
        {
            return Of(alert.Kind, server, alert.Detail, community.Places.Waiting);
        }

        var reason = new JoinReason("system", "alerts");
        var position = await positions.TryOfAsync(community, user, reason, cancellation);
        return position is null or { Band: < Band.Below } ? null
            : alert.Kind == AlertKind.Position
                ? $"Your place in {server} has changed: {PositionText.Of(position)}{Foot}"
            : position.Band > Band.RiskLow ? null
            : $"⚠️ Your place in {server} is in danger: {PositionText.Of(position)}{Foot}";
    }

    private static string Of(AlertKind kind, string server, string? detail, int waiting) =>
        kind switch
        {
            AlertKind.NaibThreat => With(
                $"⚠️ Your seat in the council of {server} can be taken: another member holds more than you.",
                detail
            ),
            AlertKind.NaibBump => With(
                $"Your seat in the council of {server} went to a member who holds more. You keep your place among the Fedaykin, and what former Naib have.",
                detail
            ),
            AlertKind.NaibSeated => With($"You have a seat in the council of {server}. Welcome, Naib.", detail),
            AlertKind.WaitlistEligible =>
                $"🏜️ There is a place for you in {server}: your wallet stands above the line now. Run `/onboard` in the server to take it. Your registration has done its work and ends; the role of the waiting goes by itself.",
            AlertKind.WaitlistDropped =>
                $"Your wallet is not among the first {waiting} in {server} any more, so your registration for the waiting list has ended. When it is again, `/waitlist register` brings you back.",
            AlertKind.WalletFreed => With(
                $"An admin of {server} has taken a wallet from you; `/wallets` shows those that are left. Your profile stays as it is. If that is a mistake, `/verify` links it again.",
                detail
            ),
            _ => $"This is a test by an admin of {server}: your alerts arrive. It counts towards nothing.",
        };

    private static string With(string text, string? detail) => detail is null ? text : $"{text} {detail}";
}
