using Guildhall.Core.Storage;
using Guildhall.Sietch.Alerts;
using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Alerts;

[Collection<BarSuite>]
public class RetryAlertsTests(BarStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Db Db => stage.Guildhall.Get<Db>();

    [Fact]
    public async Task What_is_due_is_sent_again_and_what_is_too_old_is_dead()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-8", wallet);
        await stage.OpenMessagesAsync("fedaykin-8", false);
        await QueueAsync(AlertKind.NaibBump);
        await stage.UntilAlertsAsync("fedaykin-8", "NaibBump held");
        await stage.OpenMessagesAsync("fedaykin-8", true);

        await RetryAsync();
        Assert.Equal(["NaibBump held"], await stage.AlertsAsync("fedaykin-8"));

        await PassAsync(TimeSpan.FromDays(29));
        await RetryAsync();
        await stage.UntilAlertsAsync("fedaykin-8", "NaibBump delivered");
    }

    [Fact]
    public async Task News_of_last_week_is_none()
    {
        using var wallet = new TestWallet();
        await stage.Wallets.ProveAsync("fedaykin-9", wallet);
        await stage.OpenMessagesAsync("fedaykin-9", false);
        await QueueAsync(AlertKind.NaibThreat, "fedaykin-9");
        await stage.UntilAlertsAsync("fedaykin-9", "NaibThreat held");

        await PassAsync(TimeSpan.FromDays(8));
        await RetryAsync();

        await stage.UntilAlertsAsync("fedaykin-9", "NaibThreat dead");
    }

    private Task RetryAsync() =>
        stage.Guildhall.InScopeAsync<RetryAlerts>(handler =>
            handler.HandleAsync(new(default), new(1, 1, false, default), Cancellation)
        );

    /// <summary>As if that long had gone by since.</summary>
    private Task<int> PassAsync(TimeSpan time) =>
        Db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    """
                    UPDATE sietch_alerts SET made_at = made_at - @Time, next_at = next_at - @Time
                    WHERE tenant_id = 'default' AND state = 'held'
                    """,
                    new { Time = (long)time.TotalMilliseconds }
                ),
            Cancellation
        );

    private async Task QueueAsync(AlertKind kind, string member = "fedaykin-8")
    {
        var order = new AlertOrder
        {
            Tenant = WalletStage.Tenant,
            Member = await stage.MemberAsync(member),
            Kind = kind,
            Key = "seat:9",
        };
        await Db.WriteAsync(unit => AlertBook.QueueAsync(unit, order), Cancellation);
    }
}
