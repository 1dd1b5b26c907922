using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Alerts;

[Collection<BarSuite>]
public class ChooseAlertPaceTests(BarStage stage)
{
    [Fact]
    public async Task What_is_chosen_stands_and_what_cannot_be_chosen_changes_nothing()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-12", wallet);
        var panel = await stage.Wallets.RunAsync("fedaykin-12", "alerts");

        var after = await stage.Wallets.UseAsync("fedaykin-12", panel, c => c["options"] is not null, "1");

        Assert.Contains("at most 1 a week", after.Text);
        Assert.Contains("at most 1 a week", (await stage.Wallets.RunAsync("fedaykin-12", "alerts")).Text);
    }
}
