using Guildhall.Core.Pages;
using Guildhall.Sietch.Wallets.Choice;

namespace Guildhall.Sietch.Wallets.Proofs;

/// <summary>The page on which a wallet signs. It is the same for everybody: whose link it is, its script asks.</summary>
internal static class ProofPage
{
    public static Page Of(string api) =>
        new(
            "Prove a wallet",
            Html.Of(
                $"""
                <h1>Prove a wallet</h1>
                {WalletChoice.Notice}
                <p id="for" hidden>The wallet will be linked to <strong id="name"></strong> in <strong id="server"></strong>. If
                that is not you, close this page: somebody else sent you their link.</p>
                {WalletChoice.Of(api, takesLink: true)}
                <section id="done" tabindex="-1" hidden>
                <p class="notice good" id="result"></p>
                <p>You can close this page and go back to Discord.</p>
                </section>
                """
            )
        )
        {
            Script = WalletChoice.ScriptPath,
        };
}
