using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Pages;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary>The page on which a wallet signs. It is the same for everybody: whose link it is, its script asks.</summary>
internal static class ProofPage
{
    private static readonly string script = Read();

    /// <summary>With a mark of its content, so that browsers may keep it for good.</summary>
    public static string ScriptPath { get; } =
        $"/assets/verify-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)))[..12]}.js";

    public static Page Page { get; } =
        new(
            "Prove a wallet",
            Html.Of(
                $"""
                <h1>Prove a wallet</h1>
                <p class="notice">Your wallet signs a text. <strong>This is no transaction and no approval: it costs nothing and
                moves nothing.</strong> Nobody here asks for a seed phrase or a private key; close any page that does.</p>
                <noscript><p class="notice bad">Talking to a wallet takes JavaScript. Allow it for this page, or open the link in
                your wallet's own browser.</p></noscript>
                <p id="for" hidden>The wallet will be linked to <strong id="name"></strong> in <strong id="server"></strong>. If
                that is not you, close this page: somebody else sent you their link.</p>
                <p id="status" role="status">Looking at your link…</p>
                <p id="problem" class="notice bad" role="alert" hidden></p>
                <section id="choice" aria-labelledby="choice-title" hidden>
                <h2 id="choice-title">Your wallet</h2>
                <p class="actions" id="wallets"></p>
                <p class="hint" id="none" hidden>No wallet was found in this browser. On a phone, open this page in your wallet's own
                browser; on a computer, install your wallet's extension and load the page again. The link in your address bar
                works in any of them.</p>
                </section>
                <section id="done" tabindex="-1" hidden>
                <p class="notice good" id="result"></p>
                <p>You can close this page and go back to Discord.</p>
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
        using var source = typeof(ProofPage).Assembly.GetManifestResourceStream("Guildhall.Sietch.verify.js")!;
        using var reader = new StreamReader(source);
        return reader.ReadToEnd();
    }
}
