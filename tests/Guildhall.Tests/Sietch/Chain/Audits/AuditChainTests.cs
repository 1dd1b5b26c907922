using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain.Audits;

namespace Guildhall.Tests.Sietch.Chain.Audits;

/// <summary>The job in the whole service; what audits find is ChainAuditTests.</summary>
[Collection(SietchCollection.Name)]
public class AuditChainTests(SietchFixture fixture)
{
    [Fact]
    public async Task A_community_with_one_endpoint_is_kept_as_unknown_and_nobody_is_called()
    {
        var service = fixture.Service;
        var cancellation = TestContext.Current.CancellationToken;

        await service.Guildhall.InScopeAsync<AuditChain>(handler =>
            handler.HandleAsync(
                new(TenantId.Default.Value, "audit-of-one"),
                new(1, 1, false, service.Get<TimeProvider>().GetUtcNow()),
                cancellation
            )
        );

        var last = await AuditRun.TryLastAsync(service.Get<Db>(), TenantId.Default, cancellation);
        Assert.Equal("unknown", last?.State);
        Assert.Contains("second endpoint", last?.Why, StringComparison.Ordinal);
    }
}
