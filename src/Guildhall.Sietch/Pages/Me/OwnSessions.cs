using Guildhall.Core.Pages;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Wallets;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Pages.Me;

/// <summary>Where a member is signed in, with a way to end it all but here.</summary>
internal static class OwnSessions
{
    public static Html Of(MemberSession own, IReadOnlyList<OpenSession> open, IReadOnlyList<OwnWallet> wallets)
    {
        var names = wallets.ToDictionary(wallet => wallet.Link.Id, wallet => wallet.Link.Wallet.ToShort());
        var lines = open.Select(session =>
            Html.Of(
                $"<li>since {WalletText.Time(session.MadeAt)}, last seen {WalletText.Time(session.SeenAt)}, with <code>{names.GetValueOrDefault(session.Link)}</code>{(session.IsThis ? " · this one" : "")}</li>\n"
            )
        );
        return Html.Of(
            $"""
            <h2>Where you are signed in</h2>
            {(open.Count == 0 ? Html.Of($"<p>By no wallet.</p>") : Html.Of($"<ul>\n{Html.Join(lines)}</ul>"))}
            <p class="hint">A session ends with the link of the wallet that opened it, and after a week; <code>/wallets</code> in Discord
            ends all of them.</p>
            {Html.If(own.Csrf is not null && open.Count > 1, () => Button(own))}
            """
        );
    }

    private static Html Button(MemberSession own) =>
        Html.Of(
            $"<form class=\"actions\" method=\"post\" action=\"{MemberRoutes.SignOutOthers(own.Tenant)}\">{own.CsrfField}<button class=\"second\">Sign out everywhere else</button></form>"
        );
}
