namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class EditVerifyTests(WalletStage stage)
{
    [Fact]
    public async Task The_reply_to_the_command_says_afterwards_what_came_of_it()
    {
        using var wallet = new TestWallet();

        await stage.ProveAsync("fedaykin-4", wallet);

        await WalletStage.UntilAsync(async () =>
            (await stage.Discord.RequestsAsync()).Any(request =>
                (string?)request["method"] == "PATCH"
                && ((string)request["path"]!).EndsWith("/@original", StringComparison.Ordinal)
                && request["body"]?.ToJsonString().Contains("the wallet is linked to you", StringComparison.Ordinal)
                    == true
            )
        );
    }
}
