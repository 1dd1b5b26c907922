using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Choice;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>The page on which a wallet signs to come in.</summary>
internal static class SignInPage
{
    public static Page Of(TenantId tenant, string community) =>
        CommunityPage.Of(
            tenant,
            community,
            MemberRoutes.SignIn(tenant),
            "Sign in",
            Html.Of(
                $"""
                <h1>Sign in to {community}</h1>
                <p>Your own page shows where you stand. Sign in with a wallet that you have linked by <code>/verify</code>.</p>
                {WalletChoice.Notice}
                {WalletChoice.Of(MemberRoutes.SignIn(tenant), takesLink: false)}
                """
            )
        ) with
        {
            Script = WalletChoice.ScriptPath,
        };
}
