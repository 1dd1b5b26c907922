using System.Net;
using System.Text.Json.Nodes;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Gating.Keys;

namespace Guildhall.Tests.Sietch.Alerts;

[Collection(SietchCollection.Name)]
public class AlertStatsEndpointTests(SietchFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SietchService Service => fixture.Service;

    [Fact]
    public async Task Admins_read_it_with_a_key_of_theirs_and_a_gate_bot_does_not()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(null)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(ApiKeys.ReadEligibility)).Status);

        var (status, stats) = await AskAsync(ApiKeys.Admin);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            [
                "at_risk_warnings_disabled",
                "by_type",
                "delivery_rate",
                "opt_out_rate",
                "position_updates_disabled",
                "sent_this_week",
                "total_sent",
            ],
            stats.Select(part => part.Key).Order(StringComparer.Ordinal)
        );
    }

    private async Task<(HttpStatusCode Status, JsonObject Stats)> AskAsync(string? scope)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/alerts/stats");
        if (scope is not null)
        {
            var made = await Service
                .Get<ApiKeys>()
                .MakeAsync(TenantId.Default, $"stats {scope}", scope, null, "cli", Cancellation);
            Assert.True(made.TryGet(out var key, out _));
            request.Headers.Add("X-API-Key", key.Text);
        }

        using var answer = await Service.Guildhall.Http.SendAsync(request, Cancellation);
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        return (answer.StatusCode, JsonNode.Parse(body)!.AsObject());
    }
}
