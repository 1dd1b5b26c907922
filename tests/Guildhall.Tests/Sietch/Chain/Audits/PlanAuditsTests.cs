using Guildhall.Sietch.Chain.Audits;

namespace Guildhall.Tests.Sietch.Chain.Audits;

[Collection(SietchCollection.Name)]
public class PlanAuditsTests(SietchFixture fixture)
{
    [Fact]
    public async Task Every_community_has_an_audit_and_only_one()
    {
        var service = fixture.Service;
        var cancellation = TestContext.Current.CancellationToken;
        // Far ahead, so that no worker takes it.
        var hour = service.Get<TimeProvider>().GetUtcNow().AddDays(3);

        for (var i = 0; i < 2; i++)
        {
            await service.Guildhall.InScopeAsync<PlanAudits>(handler =>
                handler.HandleAsync(new(hour), new(1, 1, false, hour), cancellation)
            );
        }

        Assert.Equal(1, await service.Guildhall.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.audit'"));
    }
}
