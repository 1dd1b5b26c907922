using Guildhall.Core.Telemetry;

namespace Guildhall.Tests.Sietch.Eligibility;

[Collection(SietchCollection.Name)]
public class EligibilityProbeTests(SietchFixture fixture)
{
    [Fact]
    public async Task A_fresh_snapshot_is_healthy()
    {
        var probe = fixture.Service.Get<IEnumerable<IHealthProbe>>().Single(probe => probe.Name == "eligibility");

        var reading = await probe.CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HealthReading.Healthy, reading);
    }
}
