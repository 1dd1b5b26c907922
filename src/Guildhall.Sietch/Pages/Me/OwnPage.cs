using System.Globalization;
using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Positions;
using Guildhall.Sietch.Threshold;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Pages.Me;

/// <summary>What a member sees of themselves. Nobody else is shown this page; and who looks over their shoulder at the wallets
/// finds neither nym nor picture beside them.</summary>
internal sealed record OwnPage
{
    public required MemberSession Session { get; init; }

    public required string Community { get; init; }

    public required Profile? Profile { get; init; }

    public required Tier Tier { get; init; }

    /// <summary>In the council; null for none.</summary>
    public required int? Seat { get; init; }

    /// <summary>Of their wallets; null where none of them is known, or nothing is published.</summary>
    public required Standing? Best { get; init; }

    /// <summary>Null where none of their wallets stands anywhere.</summary>
    public required Position? Position { get; init; }

    /// <summary>Null for one who is not on the waiting list.</summary>
    public required Waiting? Waiting { get; init; }

    public required IReadOnlyList<OwnWallet> Wallets { get; init; }

    public required IReadOnlyList<OpenSession> Sessions { get; init; }

    public required IReadOnlyList<string> Badges { get; init; }

    public required MemberActivity? Activity { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Null while nothing trustworthy is.</summary>
    public required Published? Published { get; init; }

    private TenantId Tenant => Session.Tenant;

    public Page Render() =>
        CommunityPage.Of(
            Tenant,
            Community,
            MemberRoutes.Me(Tenant),
            "My page",
            Html.Of(
                $"""
                <h1>My page</h1>
                <p class="hint">Only you see this page.</p>
                <p><span class="state">{TierNames.Of(Tier)}</span>{(Seat is { } seat ? $" You hold seat {seat} of the council." : "")}</p>
                <h2>Where you stand</h2>
                <p>{Verdict()}</p>
                {GraceNotice.Of(Published)}
                {Distances()}
                <h2>What next</h2>
                <ul>
                {Html.Join(Steps().Select(step => Html.Of($"<li>{step}</li>\n")))}</ul>
                <h2>Your wallets</h2>
                {WalletList()}
                <h2>Your badges</h2>
                {BadgeList()}
                <h2>Your activity</h2>
                {ActivityList()}
                {OwnSessions.Of(
                    Session,
                    Sessions,
                    Wallets
                )}
                {Html.If(
                    Session.Csrf is not null,
                    () =>
                        Html.Of(
                            $"<form class=\"actions\" method=\"post\" action=\"{MemberRoutes.SignOut(Tenant)}\">{Session.CsrfField}<button class=\"second\">Sign out</button></form>"
                        )
                )}
                """
            )
        );

    private string Verdict() =>
        Best switch
        {
            _ when Published is null => "Nothing is published yet. Look again after the first sync.",
            null => "None of your wallets has claimed from a vault that counts here.",
            { LeavingSince: not null, IsEligible: true } =>
                "Your place was taken by somebody who holds more. If the next sync sees the same, your access ends.",
            { IsGuest: true, Rank: null } => "You are a guest: let in without a place of your own.",
            { Tier: Tier.Naib } => "You are among those who hold the most.",
            { Tier: Tier.Fedaykin } => "You have a place.",
            { Reason: StandingReason.Redeemed } =>
                "Your wallet has burned. One burn of any amount excludes for ever, whatever is claimed later; an admin can pardon it.",
            { Reason: StandingReason.Removed } =>
                "An admin has removed your wallet. That is no burn; /explain in Discord says why.",
            { Reason: StandingReason.Excluded } => "Your wallet is excluded from the ranking.",
            { Tier: Tier.Waiting } => "You are on the way: next in line below the last place.",
            _ => "You have no place at the moment.",
        };

    private Html Distances()
    {
        Figure?[] figures =
        [
            Position?.Entry is { } entry
                ? new("Missing to a place", TokenText.NumberToPass(entry), TokenText.Name)
                : null,
            Position?.Above is { } above
                ? new("The next above you", TokenText.NumberOf(above), $"{TokenText.Name} more than you")
                : null,
            Position?.Below is { } below
                ? new("The next below you", TokenText.NumberOf(below), $"{TokenText.Name} less than you")
                : null,
        ];
        return figures.OfType<Figure>().ToList() is { Count: > 0 } shown ? Figures.Of(shown) : Html.Empty;
    }

    private IEnumerable<string> Steps()
    {
        if (Wallets.Count == 0)
        {
            yield return "Link a wallet: run /verify in Discord.";
        }

        if (Position?.Entry is { } missing)
        {
            yield return $"Claim {TokenText.ToPass(missing)} more to have a place. Burning anything ends it for good.";
        }

        if (Waiting is { Since: { } since })
        {
            yield return $"You are on the waiting list since {since.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: you will be told when there is a place for you. /waitlist unregister ends that.";
        }
        else if (Tier == Tier.Waiting)
        {
            yield return "Put yourself on the waiting list: run /waitlist register in Discord, and you will be told when there is a place for you.";
        }

        if (Tier >= Tier.Fedaykin && Profile is not { IsOnboarded: true })
        {
            yield return "Choose your nym: run /onboard in Discord. Until then members do not see you.";
        }

        if (Best is { LeavingSince: not null })
        {
            yield return "Claim more before the next sync (every six hours) to keep your place.";
        }

        if (Profile is { HiddenAt: not null })
        {
            yield return "Your profile is hidden while you have no place. It comes back with it, within 90 days.";
        }

        if (Profile is { IsVisible: true })
        {
            yield return "Nothing is missing. Claiming keeps your distance; burning anything ends it.";
        }
        else if (Best is null or { Rank: null } && Wallets.Count > 0)
        {
            yield return "Another wallet of yours may stand better: run /verify again with it. The best single one counts.";
        }
    }

    private Html WalletList() =>
        Wallets.Count == 0
            ? Html.Of($"<p>None is linked.</p>")
            : Html.Of(
                $"<ul>\n{Html.Join(Wallets.Select(wallet => Html.Of($"<li><code>{wallet.Link.Wallet.ToShort()}</code> · {StateOf(wallet)}</li>\n")))}</ul>"
            );

    private static string StateOf(OwnWallet wallet) =>
        wallet switch
        {
            { Link.State: LinkState.Pending } => "waits for its present holder's answer",
            { Link: { State: LinkState.Refused, MovesAt: { } at } } =>
                $"your claim was refused; you can make it again from {WalletText.Time(at)} on",
            { Claim: not null } => "somebody else claims it; /wallets in Discord lets you refuse",
            _ => "linked",
        };

    private Html BadgeList() =>
        Badges.Count == 0
            ? Html.Of($"<p>None yet.</p>")
            : Html.Of($"<ul>\n{Html.Join(Badges.Select(badge => Html.Of($"<li>{badge}</li>\n")))}</ul>");

    private Html ActivityList() =>
        Activity is not { } own
            ? Html.Of($"<p>Nothing is counted yet.</p>")
            : Figures.Of([
                new("Points now", Points(own.BalanceAt(Now)), $"{Points(own.Peak)} at the most"),
                new("Messages", $"{own.Messages}"),
                new("Reactions given", $"{own.Given}"),
                new("Reactions received", $"{own.Received}"),
            ]);

    private static string Points(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);
}
