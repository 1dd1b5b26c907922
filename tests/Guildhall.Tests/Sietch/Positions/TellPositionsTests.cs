using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Positions;

[Collection<BarSuite>]
public class TellPositionsTests(BarStage stage)
{
    [Fact]
    public async Task Whose_place_moves_into_danger_and_out_again_is_told_each_time_and_nobody_else()
    {
        using var wallet = new TestWallet();
        using var other = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-4", wallet);
        await stage.Wallets.ProveAsync("fedaykin-5", other);
        var (a, b, c) = (BarStage.Stranger(1), BarStage.Stranger(2), BarStage.Stranger(3));
        await stage.FollowAsync(a, wallet.Account, other.Account, b);

        await stage.FollowAsync(a, other.Account, b, wallet.Account);
        await stage.UntilToldAsync("fedaykin-4", "in danger");
        await stage.FollowAsync(a, other.Account, b, wallet.Account, c);
        await stage.FollowAsync(a, other.Account, wallet.Account, b);
        await stage.UntilToldAsync("fedaykin-4", "has changed");

        await stage.UntilAlertsAsync("fedaykin-4", "Position delivered", "AtRisk delivered");
        Assert.Empty(await stage.AlertsAsync("fedaykin-5"));
        Assert.All(await stage.Wallets.ToldAsync("fedaykin-4"), text => Assert.DoesNotMatch(@"0x|rank|place \d", text));
    }
}
