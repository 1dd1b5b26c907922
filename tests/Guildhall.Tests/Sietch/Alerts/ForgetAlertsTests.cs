using Guildhall.Core.Storage;
using Guildhall.Sietch.Alerts;
using Guildhall.Tests.Sietch.Threshold;

namespace Guildhall.Tests.Sietch.Alerts;

[Collection<BarSuite>]
public class ForgetAlertsTests(BarStage stage)
{
    [Fact]
    public async Task Old_alerts_bars_and_registrations_go()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await stage
            .Guildhall.Get<Db>()
            .WriteAsync(
                async unit =>
                {
                    await unit.ExecuteAsync(
                        """
                        INSERT INTO sietch_alerts
                            (tenant_id, id, member_id, kind, alert_key, state, attempts, week, made_at, ended_at)
                        VALUES ('default', 'old', 'm', 'Test', 'k', 'delivered', 0, 1, 1, 1)
                        """
                    );
                    await unit.ExecuteAsync(
                        "INSERT INTO sietch_waitlist VALUES ('default', 'old', 'm', 'l', 1, 2, 'Dropped')"
                    );
                    await unit.ExecuteAsync(
                        "INSERT INTO sietch_thresholds VALUES ('default', -1, x'00', 1, 1, NULL, 1)"
                    );
                },
                cancellation
            );

        await stage.Guildhall.InScopeAsync<ForgetAlerts>(handler =>
            handler.HandleAsync(new(default), new(1, 1, false, default), cancellation)
        );

        foreach (var table in new[] { "sietch_alerts", "sietch_waitlist" })
        {
            Assert.Equal(0, await stage.Guildhall.CountAsync($"SELECT COUNT(*) FROM {table} WHERE id = 'old'"));
        }

        Assert.Equal(0, await stage.Guildhall.CountAsync("SELECT COUNT(*) FROM sietch_thresholds WHERE snapshot = -1"));
    }
}
