using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

[Collection(SietchCollection.Name)]
public class PlanSyncsTests(SietchFixture fixture)
{
    [Fact]
    public async Task Every_community_has_a_sync_some_minutes_after_the_hour_and_only_one()
    {
        var service = fixture.Service;
        var cancellation = TestContext.Current.CancellationToken;
        // Far ahead, so that no worker takes it.
        var hour = service.Get<TimeProvider>().GetUtcNow().AddDays(3);
        await service.UntilSyncedAsync();

        for (var i = 0; i < 2; i++)
        {
            await service.Guildhall.InScopeAsync<PlanSyncs>(handler =>
                handler.HandleAsync(new(hour), new(1, 1, false, hour), cancellation)
            );
        }

        var due = await service
            .Get<Db>()
            .QuerySingleOrDefaultAsync<DateTimeOffset>(
                "SELECT due_at FROM jobs WHERE kind = 'sietch.sync'",
                null,
                cancellation
            );
        Assert.InRange(due, hour.AddSeconds(-1), hour.AddMinutes(10));
        var isTaken = await service
            .Get<Db>()
            .WriteAsync(
                unit => Guildhall.Core.Jobs.JobQueue.CancelAsync<SyncEligibilityJob>(unit, TenantId.Default.Value),
                cancellation
            );
        Assert.True(isTaken);
    }
}
