using System.Text.Json.Nodes;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

/// <summary>The job in the whole service; the runs themselves are ScenarioTests.</summary>
[Collection(SietchCollection.Name)]
public class SyncEligibilityTests(SietchFixture fixture)
{
    [Fact]
    public async Task What_happens_on_the_chain_is_published_after_a_sync()
    {
        var service = fixture.Service;
        var newcomer = "0x00000000000000000000000000000000000000c1";
        await service.UntilSyncedAsync();
        var before = service.Get<PublishedShelf>().TryGet(TenantId.Default)!.Snapshot;
        await service.ChainAsync(
            new()
            {
                ["claim"] = new JsonObject { ["to"] = newcomer, ["amount"] = "7" },
                ["mine"] = 30,
            }
        );

        await service.SyncAsync();

        var after = service.Get<PublishedShelf>().TryGet(TenantId.Default)!.Snapshot;
        Assert.Equal(before.Wallets + 1, after.Wallets);
        Assert.True(after.Block > before.Block);
    }

    [Fact]
    public async Task A_tenant_that_is_gone_is_no_failure() =>
        await fixture.Service.Guildhall.InScopeAsync<SyncEligibility>(handler =>
            handler.HandleAsync(
                new("gone", "x"),
                new(1, 1, false, fixture.Service.Get<TimeProvider>().GetUtcNow()),
                TestContext.Current.CancellationToken
            )
        );
}
