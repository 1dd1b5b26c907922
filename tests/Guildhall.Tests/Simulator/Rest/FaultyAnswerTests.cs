using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest;

public class FaultyAnswerTests
{
    private const string Me = "/users/@me";

    [Theory]
    [InlineData("""{"status":429,"scope":"shared"}""", "shared", false, "0")]
    [InlineData("""{"status":429,"scope":"global"}""", "global", true, "0")]
    [InlineData("""{"status":429,"sublimit":true}""", "user", false, "49")]
    public async Task A_429_has_the_scope_that_it_was_given(string then, string scope, bool isGlobal, string remaining)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await FaultAsync(simulator, then);

        var answer = await simulator.ApiAsync("GET", Me);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal(scope, answer.Header("X-RateLimit-Scope"));
        Assert.Equal(remaining, answer.Header("X-RateLimit-Remaining"));
        Assert.Equal(isGlobal, (bool)answer.Body!["global"]!);
        Assert.Equal(isGlobal, answer.Headers.Contains("X-RateLimit-Global"));
    }

    [Fact]
    public async Task A_429_from_the_edge_is_a_page_without_a_scope()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await FaultAsync(simulator, """{"status":429,"html":true,"retryAfter":7}""");

        using var answer = await RawAsync(simulator);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
        Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("X-RateLimit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_header_may_disagree_with_the_body()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await FaultAsync(simulator, """{"status":429,"retryAfter":0.25,"retryAfterHeader":60}""");

        var answer = await simulator.ApiAsync("GET", Me);

        Assert.Equal(0.25, (double)answer.Body!["retry_after"]!);
        Assert.Equal("60", answer.Header("Retry-After"));
    }

    [Fact]
    public async Task A_token_may_be_refused_from_now_on()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await FaultAsync(simulator, """{"status":401}""", times: -1);

        for (var i = 0; i < 3; i++)
        {
            var answer = await simulator.ApiAsync("GET", Me);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal(0, answer.Code);
        }

        await simulator.SimAsync("DELETE", "/faults");
        Assert.Equal(HttpStatusCode.OK, (await simulator.ApiAsync("GET", Me)).Status);
    }

    [Fact]
    public async Task A_truncated_answer_is_no_json_and_the_effect_stands()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await FaultAsync(simulator, """{"truncate":true}""", "/channels/{id}/messages");

        await Assert.ThrowsAnyAsync<JsonException>(() => simulator.SayAsync("half of it"));
        var seen = await simulator.SimAsync("GET", "/guilds/onomancer-demo/channels/general/messages?as=product");

        Assert.Equal("half of it", (string?)seen.Body![0]!["content"]);
    }

    [Fact]
    public async Task A_line_may_be_cut_in_the_middle_of_the_body()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await FaultAsync(simulator, """{"dropInBody":true}""");

        using var answer = await RawAsync(simulator);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() =>
            answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_wrong_content_type_has_the_right_body()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await FaultAsync(simulator, """{"contentType":"text/plain"}""");

        using var answer = await RawAsync(simulator);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("guildhall", (string?)JsonNode.Parse(text)!["username"]);
    }

    [Fact]
    public async Task A_slow_answer_waits_on_the_worlds_clock()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await FaultAsync(simulator, """{"firstByteMs":5000,"bodyMs":10000}""");
        var timers = simulator.Time.Waiting;

        var started = simulator.Time.GetUtcNow();
        var answer = simulator.ApiAsync("GET", Me);
        while (!answer.IsCompleted)
        {
            if (simulator.Time.Waiting > timers)
            {
                simulator.Time.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, (await answer).Status);
        Assert.Equal(TimeSpan.FromSeconds(15), simulator.Time.GetUtcNow() - started);
    }

    [Fact]
    public async Task A_bucket_changes_its_hash_and_keeps_its_count()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var before = await simulator.SayAsync("one");
        await FaultAsync(simulator, """{"changeBucket":true}""", "/channels/{id}/messages");
        var after = await simulator.SayAsync("two");
        var later = await simulator.SayAsync("three");

        Assert.NotEqual(before.Header("X-RateLimit-Bucket"), after.Header("X-RateLimit-Bucket"));
        Assert.Equal(after.Header("X-RateLimit-Bucket"), later.Header("X-RateLimit-Bucket"));
        Assert.Equal(["4", "3", "2"], new[] { before, after, later }.Select(a => a.Header("X-RateLimit-Remaining")));
    }

    [Fact]
    public async Task The_clock_behind_the_reset_may_go_wrong()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var right = double.Parse((await simulator.ApiAsync("GET", Me)).Header("X-RateLimit-Reset"));
        await FaultAsync(simulator, """{"resetSkewMs":-90000}""");

        var wrong = await simulator.ApiAsync("GET", Me);

        Assert.Equal(right - 90, double.Parse(wrong.Header("X-RateLimit-Reset")), 3);
        Assert.Equal("1.000", wrong.Header("X-RateLimit-Reset-After"));
    }

    private static async Task<HttpResponseMessage> RawAsync(SimulatorFixture simulator)
    {
        using var http = new HttpClient { BaseAddress = simulator.Address };
        http.DefaultRequestHeaders.Authorization = new("Bot", simulator.Token);
        return await http.GetAsync(
            "/api/v10" + Me,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
    }

    private static async Task FaultAsync(SimulatorFixture simulator, string then, string route = Me, int times = 1)
    {
        var fault = new JsonObject
        {
            ["match"] = new JsonObject { ["route"] = route },
            ["then"] = JsonNode.Parse(then),
            ["times"] = times,
        };
        Assert.Equal(HttpStatusCode.OK, (await simulator.SimAsync("POST", "/faults", fault)).Status);
    }
}
