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
        var asked = await stage.ChooseAsync("fedaykin-8", old);
        var same = await stage.ChooseAsync("fedaykin-8", old);
        Assert.DoesNotContain("0x", (string)WalletStage.Components(asked).First()["custom_id"]!);

        var after = await stage.UseAsync("fedaykin-8", asked, IsMeant);

        Assert.Contains("Unlinked.", after.Text);
        Assert.DoesNotContain("profile", after.Text);
        Assert.DoesNotContain(old.Account.ToShort(), after.Text);
        Assert.Contains(kept.Account.ToShort(), after.Text);
        Assert.Contains("not linked to you any more", (await stage.UseAsync("fedaykin-8", same, IsMeant)).Refusal);
    }

    private static bool IsMeant(JsonNode component) => (string?)component["label"] == "Unlink it";
}
