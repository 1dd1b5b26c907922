namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class KeepWalletTests(WalletStage stage)
{
    [Fact]
    public async Task A_slip_changes_nothing()
    {
        using var only = new TestWallet();
        await stage.ProveAsync("fedaykin-28", only);

        var asked = await stage.ChooseAsync("fedaykin-28", only);
        var after = await stage.UseAsync("fedaykin-28", asked, component => (string?)component["label"] == "Keep it");

        Assert.Contains("you lose your roles", asked.Text);
        Assert.StartsWith("Nothing was changed.", after.Text);
        Assert.Contains($"`{only.Account.ToShort()}`", after.Text);
    }
}
