using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Pages;
using Guildhall.Core.Tenancy;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>The page on which a wallet signs to come in.</summary>
internal static class SignInPage
{
    private static readonly string script = Read();

    /// <summary>With a mark of its content, so that browsers may keep it for good.</summary>
    public static string ScriptPath { get; } =
        $"/assets/sign-in-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)))[..12]}.js";

    public static Page Of(TenantId tenant, string community) =>
        new(
            "Sign in",
            Html.Of(
                $"""
                <h1>Sign in to {community}</h1>
                <p>Your own page shows where you stand. Sign in with a wallet that you have linked by <code>/verify</code>.</p>
                <p class="notice">Your wallet signs a text. <strong>This is no transaction and no approval: it costs nothing and
                moves nothing.</strong> Nobody here asks for a seed phrase or a private key; close any page that does.</p>
                <noscript><p class="notice bad">Talking to a wallet takes JavaScript. Allow it for this page, or open it in your
                wallet's own browser.</p></noscript>
                <p id="status" role="status">Looking for wallets…</p>
                <p id="problem" class="notice bad" role="alert" hidden></p>
                <section id="choice" data-api="{MemberRoutes.SignIn(tenant)}" aria-labelledby="choice-title" hidden>
                <h2 id="choice-title">Your wallet</h2>
                <p class="actions" id="wallets"></p>
                <p class="hint" id="none" hidden>No wallet was found in this browser. On a phone, open this page in your wallet's own
                browser; on a computer, install your wallet's extension and load the page again.</p>
                </section>
                """
            )
        )
        {
            Script = ScriptPath,
        };

    public static IResult Script(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(script, "text/javascript; charset=utf-8");
    }

    private static string Read()
    {
        using var source = typeof(SignInPage).Assembly.GetManifestResourceStream("Guildhall.Sietch.sign-in.js")!;
        using var reader = new StreamReader(source);
        return reader.ReadToEnd();
    }
}
