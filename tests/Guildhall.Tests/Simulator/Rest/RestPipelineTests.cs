using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest;

public class RestPipelineTests
{
    [Fact]
    public async Task The_sixth_message_in_five_seconds_waits()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            var passed = await simulator.SayAsync($"{i}");
            Assert.Equal($"{4 - i}", passed.Header("X-RateLimit-Remaining"));
        }

        simulator.Time.Advance(TimeSpan.FromSeconds(1.5));
        var refused = await simulator.SayAsync("too many");
        simulator.Time.Advance(TimeSpan.FromSeconds(3.5));
        var later = await simulator.SayAsync("again");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Equal(3.5, (double)refused.Body!["retry_after"]!);
        Assert.False((bool)refused.Body["global"]!);
        Assert.Equal("user", refused.Header("X-RateLimit-Scope"));
        Assert.Equal(HttpStatusCode.OK, later.Status);
    }

    [Fact]
    public async Task Fifty_requests_in_a_second_are_all_that_a_bot_has()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var answers = new List<RestAnswer>();
        for (var i = 0; i < 51; i++)
        {
            answers.Add(await simulator.ApiAsync("GET", i % 2 == 0 ? "/users/@me" : "/gateway/bot"));
        }

        Assert.All(answers.Take(50), a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[50].Status);
        Assert.True((bool)answers[50].Body!["global"]!);
        Assert.Equal("global", answers[50].Header("X-RateLimit-Scope"));
    }

    [Fact]
    public async Task A_route_that_is_not_simulated_says_so()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await simulator.ApiAsync("GET", "/lobbies/1");

        Assert.Equal(HttpStatusCode.NotImplemented, answer.Status);
        Assert.Contains("/lobbies/1", (string?)answer.Body!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_right_token_nothing_is_answered()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var stranger = new HttpClient { BaseAddress = simulator.Address };

        var response = await stranger.GetAsync("/api/v10/users/@me", TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, (int)JsonNode.Parse(body)!["code"]!);
    }

    [Fact]
    public async Task A_limit_of_one_fault_is_used_up_by_one_request()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await simulator.SimAsync("POST", "/faults", Fault("/users/@me", """{"status":429,"retryAfter":2.5}"""));

        var first = await simulator.ApiAsync("GET", "/users/@me");
        var second = await simulator.ApiAsync("GET", "/users/@me");

        Assert.Equal(HttpStatusCode.TooManyRequests, first.Status);
        Assert.Equal(2.5, (double)first.Body!["retry_after"]!);
        Assert.Equal("3", first.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, second.Status);
    }

    [Fact]
    public async Task A_fault_after_the_effect_leaves_the_message_behind()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var fault = Fault("/channels/{id}/messages", """{"status":502,"afterEffect":true}""");
        await simulator.SimAsync("POST", "/faults", fault);

        var answer = await simulator.SayAsync("did it arrive?");
        var seen = await simulator.SimAsync("GET", "/guilds/onomancer-demo/channels/general/messages?as=product");

        Assert.Equal(HttpStatusCode.BadGateway, answer.Status);
        Assert.Equal("did it arrive?", (string?)seen.Body![0]!["content"]);
    }

    [Fact]
    public async Task A_dropped_connection_has_no_answer_and_is_in_the_log()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await simulator.SimAsync("POST", "/faults", Fault("/users/@me", """{"drop":true}"""));

        await Assert.ThrowsAsync<HttpRequestException>(() => simulator.ApiAsync("GET", "/users/@me"));
        var log = await simulator.SimAsync("GET", "/requests");

        var entry = Assert.Single(log.Body!.AsArray());
        Assert.Equal(0, (int)entry!["status"]!);
        Assert.Equal("/users/@me", (string?)entry["route"]);
    }

    [Fact]
    public async Task Ids_grow_and_tell_their_time()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var first = Id(await simulator.SayAsync("a"));
        var second = Id(await simulator.SayAsync("b"));

        Assert.True(second > first);
        var made = DateTimeOffset.FromUnixTimeMilliseconds((long)(first >> 22) + 1_420_070_400_000);
        Assert.Equal(simulator.Time.GetUtcNow(), made);
    }

    private static ulong Id(RestAnswer answer) =>
        ulong.Parse((string)answer.Body!["id"]!, CultureInfo.InvariantCulture);

    private static JsonObject Fault(string route, string then) =>
        new()
        {
            ["match"] = new JsonObject { ["route"] = route },
            ["then"] = JsonNode.Parse(then),
            ["times"] = 1,
        };
}
