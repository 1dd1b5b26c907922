using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

[Collection(SietchCollection.Name)]
public class RerankTests(SietchFixture fixture)
{
    [Fact]
    public async Task A_ruling_that_ends_is_followed_by_a_ranking_of_the_same_block()
    {
        var shelf = fixture.Service.Get<PublishedShelf>();
        var before = shelf.TryGet(TenantId.Default)!.Snapshot;

        await fixture.Service.Guildhall.InScopeAsync<Rerank>(handler =>
            handler.HandleAsync(
                new(TenantId.Default.Value, 1, IsMissed: false),
                new(1, 1, false, fixture.Service.Get<TimeProvider>().GetUtcNow()),
                TestContext.Current.CancellationToken
            )
        );

        // Others may have published meanwhile too.
        var made = await fixture.Service.Guildhall.CountAsync(
            $"SELECT COUNT(*) FROM sietch_snapshots WHERE number > {before.Number} AND cause = 'ruling'"
        );
        Assert.True(made > 0);
    }
}
