namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class TellMemberTests(WalletStage stage)
{
    [Fact]
    public async Task A_claimant_hears_that_the_wallet_is_theirs_once_its_holder_lets_go_and_no_message_names_it()
    {
        using var wallet = new TestWallet();
        await stage.ProveAsync("fedaykin-11", wallet);
        await stage.ProveAsync("fedaykin-12", wallet);
        var list = await stage.RunAsync("fedaykin-11", "wallets");
        var menu = WalletStage.Components(list).Single(c => c["options"] is not null);

        await stage.UseAsync(
            "fedaykin-11",
            list,
            c => c["options"] is not null,
            (string)menu["options"]![0]!["value"]!
        );

        await WalletStage.UntilAsync(async () =>
            (await stage.ToldAsync("fedaykin-12")).Any(text =>
                text.Contains("linked to you now", StringComparison.Ordinal)
            )
        );
        Assert.Contains(wallet.Account.ToShort(), (await stage.RunAsync("fedaykin-12", "wallets")).Text);
        Assert.All(
            [.. await stage.ToldAsync("fedaykin-11"), .. await stage.ToldAsync("fedaykin-12")],
            text => Assert.DoesNotContain("0x", text)
        );
    }
}
