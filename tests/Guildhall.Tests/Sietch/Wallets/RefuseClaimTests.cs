namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class RefuseClaimTests(WalletStage stage)
{
    [Fact]
    public async Task The_holder_hears_of_a_claim_and_refuses_it()
    {
        using var wallet = new TestWallet();
        await stage.ProveAsync("fedaykin-9", wallet);

        Assert.Contains("linked to another member", await stage.ProveAsync("fedaykin-10", wallet));
        await WalletStage.UntilAsync(async () =>
            (await stage.ToldAsync("fedaykin-9")).Any(text => text.Contains("hold the key", StringComparison.Ordinal))
        );
        var list = await stage.RunAsync("fedaykin-9", "wallets");
        Assert.Contains("claimed by somebody else", list.Text);

        var after = await stage.UseAsync(
            "fedaykin-9",
            list,
            c => ((string?)c["label"])?.StartsWith("Refuse", StringComparison.Ordinal) == true
        );

        Assert.Contains("the wallet stays yours", after.Text);
        Assert.Contains("no wallet linked", (await stage.RunAsync("fedaykin-10", "wallets")).Text);
    }
}
