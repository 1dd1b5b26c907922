using System.Text.Json.Nodes;

namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class UnlinkWalletTests(WalletStage stage)
{
    [Fact]
    public async Task A_chosen_wallet_is_gone_and_the_other_stays()
    {
        using var old = new TestWallet();
        using var kept = new TestWallet();
        await stage.ProveAsync("fedaykin-8", old);
        await stage.ProveAsync("fedaykin-8", kept);
        var list = await stage.RunAsync("fedaykin-8", "wallets");
        var same = await stage.RunAsync("fedaykin-8", "wallets");
        var menu = WalletStage.Components(list).Single(IsMenu);
        var value = (string)
            menu["options"]!.AsArray().Single(option => (string?)option!["label"] == old.Account.ToShort())!["value"]!;
        Assert.DoesNotContain("0x", value);

        var asked = await stage.UseAsync("fedaykin-8", list, IsMenu, value);
        Assert.Contains($"Unlink `{old.Account.ToShort()}`?", asked.Text);
        var after = await stage.UseAsync("fedaykin-8", asked, Says("Unlink it"));

        Assert.Contains("Unlinked.", after.Text);
        Assert.DoesNotContain("profile", after.Text);
        Assert.DoesNotContain(old.Account.ToShort(), after.Text);
        Assert.Contains(kept.Account.ToShort(), after.Text);
        Assert.Contains(
            "not linked to you any more",
            (await stage.UseAsync("fedaykin-8", same, IsMenu, value)).Refusal
        );
    }

    private static Func<JsonNode, bool> Says(string label) => component => (string?)component["label"] == label;

    private static bool IsMenu(JsonNode component) => component["options"] is not null;
}
