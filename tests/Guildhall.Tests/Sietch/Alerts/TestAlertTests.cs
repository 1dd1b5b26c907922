using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Alerts;

[Collection<BarSuite>]
public class TestAlertTests(BarStage stage)
{
    [Fact]
    public async Task An_admin_tries_it_and_it_spends_nothing()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-13", wallet);
        var id = $"{await stage.IdOfAsync("fedaykin-13")}";

        var answer = await stage.Wallets.RunAsync("admin", "sietch test-alert", ("member", id));

        Assert.Contains("on its way", answer.Text);
        await stage.UntilToldAsync("fedaykin-13", "This is a test");
        Assert.Contains("0 of them came this week", (await stage.Wallets.RunAsync("fedaykin-13", "alerts")).Text);
        var audit = await stage
            .Guildhall.Get<Db>()
            .AuditOfAsync(WalletStage.Tenant, 1000, null, TestContext.Current.CancellationToken);
        Assert.Contains(audit, row => row.Action == "sietch.alert.tested" && row.Subject == id);
    }

    [Fact]
    public async Task Members_may_not_and_a_stranger_has_no_alerts()
    {
        var id = $"{await stage.IdOfAsync("guest")}";
        await stage.Wallets.Discord.ShowCommandAsync(DemoWorld.SietchId, "sietch", "fedaykin-1");

        Assert.Contains(
            "permission",
            (await stage.Wallets.RunAsync("fedaykin-1", "sietch test-alert", ("member", id))).Refusal
        );
        Assert.Contains(
            "have not proven",
            (await stage.Wallets.RunAsync("admin", "sietch test-alert", ("member", id))).Refusal
        );
    }
}
