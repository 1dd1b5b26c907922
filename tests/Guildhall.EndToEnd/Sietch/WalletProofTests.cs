using System.Text.Json.Nodes;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.EndToEnd.Sietch;

/// <summary>Scenario 17 with signatures of the library <c>ethers</c>, through Discord's command and over HTTP.</summary>
public class WalletProofTests
{
    [Fact]
    public async Task Of_all_that_ethers_signs_only_the_text_of_this_link_passes_and_only_once()
    {
        var wallet = await EthersWallet.CreateAsync();
        await using var stage = new WalletStage();
        await stage.InitializeAsync();
        var link = await stage.LinkAsync("fedaykin-1");
        var text = (string)(await stage.CallAsync("challenge", link, ("account", wallet.Address)))["message"]!;
        (string Changed, string Code)[] attacks =
        [
            (text.Replace("127.0.0.1", "guildhall.example"), "sietch.proof_domain"),
            (text.Replace("Chain ID: 80094", "Chain ID: 1"), "sietch.proof_chain"),
            (text.Replace("Nonce: ", "Nonce: 0"), "sietch.proof_nonce"),
            (Expired(text), "sietch.proof_expired"),
        ];

        foreach (var (changed, code) in attacks)
        {
            Assert.Equal(
                code,
                (string?)(await ProveAsync(stage, link, changed, await wallet.SignAsync(changed)))["code"]
            );
        }

        var signature = await wallet.SignAsync(text);
        var forged = await ProveAsync(stage, link, text, await wallet.SignAsync(text + " "));
        // Another account's signature might be a contract's: the chain is asked, and here none answers.
        Assert.Equal("sietch.chain_silent", (string?)forged["code"]);
        Assert.StartsWith("Done", (string)(await ProveAsync(stage, link, text, signature))["text"]!);
        Assert.Equal("sietch.proof_link", (string?)(await ProveAsync(stage, link, text, signature))["code"]);
        var next = await stage.LinkAsync("fedaykin-1");
        Assert.Equal("sietch.proof_nonce", (string?)(await ProveAsync(stage, next, text, signature))["code"]);
    }

    private static Task<JsonNode> ProveAsync(WalletStage stage, string link, string text, string signature) =>
        stage.CallAsync("prove", link, ("message", text), ("signature", signature));

    private static string Expired(string text)
    {
        const string label = "Expiration Time: ";
        var start = text.IndexOf(label, StringComparison.Ordinal) + label.Length;
        return string.Concat(text.AsSpan(0, start), "2020-01-01T00:00:00Z", text.AsSpan(text.IndexOf('\n', start)));
    }
}
