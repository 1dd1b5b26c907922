using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Positions;

[Collection<BarSuite>]
public class ShowPositionTests(BarStage stage)
{
    [Fact]
    public async Task A_member_alone_sees_their_distances_and_no_rank()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-2", wallet);
        await stage.PublishAsync(BarStage.Stranger(1), wallet.Account, BarStage.Stranger(3), BarStage.Stranger(4));

        var answer = await stage.Wallets.RunAsync("fedaykin-2", "position");

        Assert.True(answer.IsEphemeral);
        Assert.Contains("**safe**", answer.Text);
        Assert.Contains("before you holds 1.00 BGT more", answer.Text);
        Assert.DoesNotContain("0x", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"rank|place \d|#\d", answer.Text);
    }

    [Fact]
    public async Task Who_has_no_wallet_or_no_rank_is_told_what_to_do()
    {
        await stage.PublishAsync(BarStage.Stranger(1));
        Assert.Contains("/verify", (await stage.Wallets.RunAsync("guest", "position")).Refusal);
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-3", wallet);

        Assert.Contains("`/explain`", (await stage.Wallets.RunAsync("fedaykin-3", "position")).Refusal);
    }
}
