namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class WalletAlertsTests(WalletStage stage)
{
    [Fact]
    public async Task A_claimant_hears_that_the_wallet_is_theirs_once_its_holder_lets_go_and_no_message_names_it()
    {
        using var wallet = new TestWallet();
        await stage.ProveAsync("fedaykin-11", wallet);
        await stage.ProveAsync("fedaykin-12", wallet);

        await stage.UnlinkAsync("fedaykin-11", wallet);

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

    [Fact]
    public async Task What_is_not_true_any_more_when_messages_open_again_is_not_told()
    {
        using var wallet = new TestWallet();
        await stage.ProveAsync("naib-5", wallet);
        await stage.OpenMessagesAsync("naib-5", areOpen: false);
        await stage.ProveAsync("naib-6", wallet);
        await WalletStage.UntilAsync(async () => (await stage.AlertsAsync("naib-5")).Contains("WalletClaimed held"));

        var list = await stage.RunAsync("naib-5", "wallets");
        await stage.UseAsync(
            "naib-5",
            list,
            c => ((string?)c["label"])?.StartsWith("Refuse", StringComparison.Ordinal) == true
        );
        await WalletStage.UntilAsync(async () =>
            (await stage.ToldAsync("naib-6")).Any(text =>
                text.Contains("you can claim it again from", StringComparison.Ordinal)
            )
        );
        Assert.Contains("has refused your claim", await stage.ProveAsync("naib-6", wallet));
        Assert.Contains("you can make it again from", (await stage.RunAsync("naib-6", "wallets")).Text);

        await stage.OpenMessagesAsync("naib-5", areOpen: true);
        await stage.RunAsync("admin", "sietch test-alert", ("member", "naib-5"));
        await WalletStage.UntilAsync(async () => (await stage.AlertsAsync("naib-5")).Contains("Test delivered"));
        Assert.Contains("WalletClaimed skipped", await stage.AlertsAsync("naib-5"));
        Assert.DoesNotContain(
            await stage.ToldAsync("naib-5"),
            text => text.Contains("hold the key", StringComparison.Ordinal)
        );
    }
}
