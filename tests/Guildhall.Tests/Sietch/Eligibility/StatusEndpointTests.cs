using System.Net;
using Guildhall.Tests.Sietch.Gating;

namespace Guildhall.Tests.Sietch.Eligibility;

[Collection(SietchCollection.Name)]
public class StatusEndpointTests(SietchFixture fixture)
{
    [Fact]
    public async Task Admins_read_how_the_syncs_go()
    {
        var admin = await ApiCaller.WithKeyAsync(fixture.Service.Guildhall, "status");

        var answer = await admin.GetAsync("eligibility/status");

        Assert.Equal((HttpStatusCode.OK, "no-store, private"), (answer.Status, answer.Caching));
        Assert.NotNull((DateTimeOffset?)answer.Json["last_successful_query"]);
        Assert.NotNull((DateTimeOffset?)answer.Json["last_query_attempt"]);
        Assert.Equal((0, 24), ((int)answer.Json["consecutive_failures"]!, (double)answer.Json["grace_period_hours"]!));
        Assert.False((bool)answer.Json["in_grace_period"]!);
        Assert.True((long)answer.Json["snapshot"]!["block"]! > 0);
        Assert.StartsWith("Published: snapshot ", (string)answer.Json["sentences"]![0]!, StringComparison.Ordinal);
    }
}
