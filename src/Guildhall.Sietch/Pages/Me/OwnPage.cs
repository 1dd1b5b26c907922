using System.Globalization;
using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Pages.Me;

/// <summary>What a member sees of themselves. Nobody else is shown this page.</summary>
internal sealed record OwnPage
{
    private const int Unit = 18;

    public required MemberSession Session { get; init; }

    public required string Community { get; init; }

    public required Profile? Profile { get; init; }

    /// <summary>Null without a picture.</summary>
    public required string? Picture { get; init; }

    public required Tier Tier { get; init; }

    /// <summary>In the council; null for none.</summary>
    public required int? Seat { get; init; }

    public required OwnPlace Place { get; init; }

    public required IReadOnlyList<OwnWallet> Wallets { get; init; }

    public required IReadOnlyList<string> Badges { get; init; }

    public required MemberActivity? Activity { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>False while nothing trustworthy is published.</summary>
    public required bool IsPublished { get; init; }

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
                <div class="self">
                {Html.If(
                    Picture is not null,
                    () => Html.Of($"<img class=\"face\" src=\"{Picture}\" alt=\"Your picture\" width=\"96\" height=\"96\">\n")
                )}<p><span class="state">{TierNames.Of(Tier)}</span>{(Seat is { } seat ? $" You hold seat {seat} of the council." : "")}</p>
                </div>
                <h2>Where you stand</h2>
                <p>{Verdict()}</p>
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
        Place.Best switch
        {
            _ when !IsPublished => "Nothing is published yet. Look again after the first sync.",
            null => "None of your wallets has claimed from a vault that counts here.",
            { LeavingSince: not null, IsEligible: true } =>
                "Your place was taken by somebody who holds more. If the next sync sees the same, your access ends.",
            { IsGuest: true, Rank: null } => "You are a guest: let in without a place of your own.",
            { Tier: Tier.Naib } => "You are among those who hold the most.",
            { Tier: Tier.Fedaykin } => "You have a place.",
            { Reason: StandingReason.Redeemed } =>
                "Your wallet has burned. One burn of any amount excludes for ever, whatever is claimed later; an admin can pardon it.",
            { Reason: StandingReason.Removed } => "An admin has removed your wallet. That is no burn; ask them.",
            { Reason: StandingReason.Excluded } => "Your wallet is excluded from the ranking.",
            { Tier: Tier.Waiting } => "You are on the way: next in line below the last place.",
            _ => "You have no place at the moment.",
        };

    private Html Distances()
    {
        var rows = new List<Html>();
        Add("To a place", Place.Entry, "missing");
        Add("To the next above you", Place.Above, "more");
        Add("To the next below you", Place.Below, "ahead");
        return rows.Count == 0 ? Html.Empty : Html.Of($"<dl>\n{Html.Join(rows)}</dl>");

        void Add(string what, Wei? distance, string word)
        {
            if (distance is { } amount)
            {
                rows.Add(Html.Of($"<dt>{what}</dt><dd>{amount.ToTokens(Unit, 2)} BGT {word}</dd>\n"));
            }
        }
    }

    private IEnumerable<string> Steps()
    {
        if (Wallets.Count == 0)
        {
            yield return "Link a wallet: run /verify in Discord.";
        }

        if (Place.Entry is { } missing)
        {
            yield return $"Claim {missing.ToTokens(Unit, 2)} BGT more, and a little over, to have a place. Burning anything ends it for good.";
        }

        if (Tier >= Tier.Fedaykin && Profile is not { IsOnboarded: true })
        {
            yield return "Choose your nym: run /onboard in Discord. Until then members do not see you.";
        }

        if (Place.Best is { LeavingSince: not null })
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
        else if (Place.Best is null or { Rank: null } && Wallets.Count > 0)
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
            : Html.Of(
                $"""
                <dl>
                <dt>Points</dt><dd>{own.BalanceAt(Now).ToString("0.##", CultureInfo.InvariantCulture)}</dd>
                <dt>Highest</dt><dd>{own.Peak.ToString("0.##", CultureInfo.InvariantCulture)}</dd>
                <dt>Messages</dt><dd>{own.Messages}</dd>
                <dt>Reactions given</dt><dd>{own.Given}</dd>
                <dt>Reactions received</dt><dd>{own.Received}</dd>
                </dl>
                """
            );
}
