using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Waitlist;

[Collection<BarSuite>]
public class ShowWaitingTests(BarStage stage)
{
    [Fact]
    public async Task Who_waits_sees_how_they_stand_now()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-18", wallet);
        Assert.Contains(
            "not on the waiting list",
            (await stage.Wallets.RunAsync("fedaykin-18", "waitlist status")).Refusal
        );
        var above = Enumerable.Range(1, 4).Select(i => BarStage.Stranger((ulong)i)).ToList();
        await stage.PublishAsync([.. above, wallet.Account]);
        await stage.Wallets.RunAsync("fedaykin-18", "waitlist register");
        await stage.PublishAsync([.. above, BarStage.Stranger(5), wallet.Account]);

        var answer = await stage.Wallets.RunAsync("fedaykin-18", "waitlist status");

        Assert.True(answer.IsEphemeral);
        Assert.Contains("place 6", answer.Text);
        Assert.Contains("2.01 BGT are missing", answer.Text);

        // Nobody has looked at the list since.
        await stage.PublishAsync([wallet.Account, .. above]);
        Assert.Contains(
            "nothing to wait for",
            (await stage.Wallets.RunAsync("fedaykin-18", "waitlist status")).Refusal
        );
    }
}
