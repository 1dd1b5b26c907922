using System.Net;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Gating;

public class GateLimitsTests
{
    private const string Stranger = "/eligibility/0x00000000000000000000000000000000000000ee";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Before_the_first_snapshot_a_gate_bot_is_told_to_come_again()
    {
        await using var guildhall = await GuildhallFixture.StartAsync(
            new()
            {
                Sietch = SietchService.Section(),
                // Nobody listens there.
                Settings = { ["Sietch:Endpoints:default:0"] = "http://127.0.0.1:9/chain" },
            }
        );

        using var response = await guildhall.Http.GetAsync(new Uri(Stranger, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(60), response.Headers.RetryAfter!.Delta);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task One_address_asks_so_often_a_minute_and_a_trusted_one_as_often_as_it_likes()
    {
        await using var service = await SietchService.StartAsync(
            new() { Settings = { ["Sietch:CallsPerMinute"] = "3", ["Sietch:TrustedAddresses:0"] = "203.0.113.7" } }
        );

        // A minute may end in between; four times three calls are too many in any two minutes.
        var statuses = await AskAsync(service, "198.51.100.1", 12);
        Assert.Equal(HttpStatusCode.OK, statuses[0].StatusCode);
        var refused = statuses.First(status => status.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal("3", refused.Headers.GetValues("RateLimit-Limit").Single());
        Assert.NotNull(refused.Headers.RetryAfter);

        Assert.All(
            await AskAsync(service, "203.0.113.7", 12),
            status => Assert.Equal(HttpStatusCode.OK, status.StatusCode)
        );
    }

    private static async Task<IReadOnlyList<HttpResponseMessage>> AskAsync(
        SietchService service,
        string from,
        int times
    )
    {
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < times; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Stranger);
            request.Headers.Add("X-Forwarded-For", from);
            answers.Add(await service.Guildhall.Http.SendAsync(request, Cancellation));
        }

        return answers;
    }
}
