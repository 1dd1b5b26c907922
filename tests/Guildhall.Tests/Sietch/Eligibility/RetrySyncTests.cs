using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Tests.Sietch.Eligibility;

/// <summary>The job in the whole service; what a failing chain does is ScenarioTests and the end-to-end scenario 9.</summary>
[Collection(SietchCollection.Name)]
public class RetrySyncTests(SietchFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private EligibilityBook Book => fixture.Service.Get<EligibilityBook>();

    [Fact]
    public async Task After_a_failure_it_reads_and_the_failure_is_over()
    {
        await fixture
            .Service.Get<Db>()
            .WriteAsync(
                unit => unit.ExecuteAsync("UPDATE sietch_state SET failures = 3 WHERE tenant_id = 'default'"),
                Cancellation
            );
        var before = (await Book.TryStateAsync(TenantId.Default, Cancellation))!;

        await TryAsync("default");

        var after = (await Book.TryStateAsync(TenantId.Default, Cancellation))!;
        Assert.Equal((3L, 0L), (before.Failures, after.Failures));
        Assert.True(after.Snapshot > before.Snapshot);
    }

    [Fact]
    public async Task Where_nothing_failed_nothing_is_read()
    {
        var before = (await Book.TryStateAsync(TenantId.Default, Cancellation))!;

        await TryAsync("default");
        await TryAsync("gone");

        Assert.Equal(before.Snapshot, (await Book.TryStateAsync(TenantId.Default, Cancellation))!.Snapshot);
    }

    private Task TryAsync(string tenant)
    {
        var now = TimeProvider.System.GetUtcNow();
        return fixture.Service.Guildhall.InScopeAsync<RetrySync>(handler =>
            handler.HandleAsync(new(tenant, now), new(1, 1, false, now), Cancellation)
        );
    }
}
