namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class ShowWalletsTests(WalletStage stage)
{
    [Fact]
    public async Task Who_has_no_wallet_is_told_how_to_link_one() =>
        Assert.Contains("`/verify` links one", (await stage.RunAsync("fedaykin-5", "wallets")).Text);

    [Fact]
    public async Task Everybody_sees_their_own_wallets_and_nobody_elses()
    {
        using var mine = new TestWallet();
        using var second = new TestWallet();
        using var theirs = new TestWallet();
        await stage.ProveAsync("fedaykin-6", mine);
        await stage.ProveAsync("fedaykin-6", second);
        await stage.ProveAsync("fedaykin-7", theirs);

        var list = (await stage.RunAsync("fedaykin-6", "wallets")).Text;

        Assert.Contains(mine.Account.ToShort(), list);
        Assert.Contains(second.Account.ToShort(), list);
        Assert.DoesNotContain(theirs.Account.ToShort(), list);
    }
}
