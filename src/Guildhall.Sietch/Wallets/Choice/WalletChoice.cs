using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Pages;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Sietch.Wallets.Choice;

/// <summary>The part of a page where a wallet of this browser is chosen and signs, and the script behind it.</summary>
internal static class WalletChoice
{
    private static readonly string script = Read();

    /// <summary>With a mark of its content, so that browsers may keep it for good.</summary>
    public static string ScriptPath { get; } =
        $"/assets/wallet-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)))[..12]}.js";

    /// <summary>Before it: what signing is, and what it never is.</summary>
    public static Html Notice { get; } =
        Html.Of(
            $"""
            <p class="notice">Your wallet signs a text. <strong>This is no transaction and no approval: it costs nothing and
            moves nothing.</strong> Nobody here asks for a seed phrase or a private key; close any page that does.</p>
            <noscript><p class="notice bad">Talking to a wallet takes JavaScript. Allow it for this page, or open its address in
            your wallet's own browser.</p></noscript>
            """
        );

    /// <summary>For wallets that no browser has: the text is taken there and the signature brought back.</summary>
    private static Html Elsewhere { get; } =
        Html.Of(
            $"""
            <details id="elsewhere">
            <summary>Sign with another program</summary>
            <p class="hint">A hardware wallet's own program or a command line: whatever signs a text as <code>personal_sign</code>
            does (EIP-191).</p>
            <form id="ask">
            <label for="account">The wallet's address</label>
            <input type="text" id="account" autocomplete="off" spellcheck="false" maxlength="42" required>
            <p class="actions"><button>Show the text</button></p>
            </form>
            <form id="bring" hidden>
            <label for="text">Sign exactly this text</label>
            <textarea id="text" rows="14" readonly spellcheck="false"></textarea>
            <p class="actions"><button type="button" class="second" id="copy">Copy the text</button></p>
            <label for="signature">The signature: <code>0x</code> and hexadecimal digits</label>
            <textarea class="short" id="signature" autocomplete="off" spellcheck="false" required></textarea>
            <p class="actions"><button>Check the signature</button></p>
            </form>
            </details>
            """
        );

    /// <param name="api">Below which <c>challenge</c> and <c>prove</c> are called.</param>
    /// <param name="takesLink">A one-time link after the <c>#</c> of the address opens the page, by <c>open</c>.</param>
    public static Html Of(string api, bool takesLink) =>
        Html.Of(
            $"""
            <p id="status" role="status"></p>
            <p id="problem" class="notice bad" role="alert" hidden></p>
            <section id="choice" data-api="{api}"{Html.If(
                takesLink,
                () => Html.Of($" data-link")
            )} aria-labelledby="choice-title" hidden>
            <h2 id="choice-title">Your wallet</h2>
            <p class="actions" id="wallets"></p>
            <p id="waiting" hidden><button type="button" class="second" id="cancel">Stop waiting for the wallet</button></p>
            <p class="hint" id="none" hidden>No wallet was found in this browser. On a phone, open this page in your wallet's own
            browser; on a computer, install your wallet's extension and load the page again.{(
                takesLink ? " The link in your address bar works in any of them." : ""
            )}</p>
            {Elsewhere}
            </section>
            """
        );

    public static IResult Script(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(script, "text/javascript; charset=utf-8");
    }

    private static string Read()
    {
        using var source = typeof(WalletChoice).Assembly.GetManifestResourceStream("Guildhall.Sietch.wallet.js")!;
        using var reader = new StreamReader(source);
        return reader.ReadToEnd();
    }
}
