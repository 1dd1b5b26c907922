using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Waitlist;

[Collection<BarSuite>]
public class LeaveWaitlistTests(BarStage stage)
{
    [Fact]
    public async Task Who_leaves_may_come_back_and_a_wallet_that_is_unlinked_waits_no_more()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-19", wallet);
        await stage.PublishAsync([.. Enumerable.Range(1, 4).Select(i => BarStage.Stranger((ulong)i)), wallet.Account]);
        Assert.Contains(
            "not on the waiting",
            (await stage.Wallets.RunAsync("fedaykin-19", "waitlist unregister")).Refusal
        );

        for (var i = 0; i < 2; i++)
        {
            Assert.Contains("You are on", (await stage.Wallets.RunAsync("fedaykin-19", "waitlist register")).Text);
            Assert.Contains("You are off", (await stage.Wallets.RunAsync("fedaykin-19", "waitlist unregister")).Text);
        }

        await stage.Wallets.RunAsync("fedaykin-19", "waitlist register");
        await stage.Wallets.UnlinkAsync("fedaykin-19", wallet);
        Assert.Contains("not on the waiting", (await stage.Wallets.RunAsync("fedaykin-19", "waitlist status")).Refusal);

        // Whoever proves it next may wait with it at once.
        await stage.Wallets.ProveAsync("fedaykin-20", wallet);
        Assert.Contains("You are on", (await stage.Wallets.RunAsync("fedaykin-20", "waitlist register")).Text);
    }
}
