namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class AskUnlinkTests(WalletStage stage)
{
    [Fact]
    public async Task What_goes_with_the_wallet_is_said_before_it_goes()
    {
        using var first = new TestWallet();
        using var second = new TestWallet();
        await stage.ProveAsync("fedaykin-27", first);
        Assert.Contains("It is your only one", (await stage.ChooseAsync("fedaykin-27", first)).Text);

        await stage.ProveAsync("fedaykin-27", second);
        var asked = await stage.ChooseAsync("fedaykin-27", first);

        Assert.Contains($"Unlink `{first.Account.ToShort()}`?", asked.Text);
        Assert.Contains("If no other wallet of yours is eligible", asked.Text);
        Assert.Equal(["Unlink it", "Keep it"], WalletStage.Components(asked).Select(c => (string?)c["label"]));
    }
}
