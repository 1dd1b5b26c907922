using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Faults;

public class FaultFilterTests
{
    [Fact]
    public async Task Another_world_answers_what_the_fault_says()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await SetAsync(
            simulator,
            """{"status":503,"body":{"reason":"resting"},"contentType":"application/problem+json","retryAfterHeader":7}"""
        );

        using var http = new HttpClient();
        using var answer = await http.PostAsync(
            new Uri(simulator.Address, "/hooks/one"),
            new StringContent("{}"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("resting", (string?)JsonNode.Parse(body)!["reason"]);
    }

    [Fact]
    public async Task A_page_of_its_edge_is_HTML()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await SetAsync(simulator, """{"status":502,"html":true}""");

        using var http = new HttpClient();
        using var answer = await http.PostAsync(
            new Uri(simulator.Address, "/hooks/one"),
            new StringContent("{}"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("""{"status":429,"scope":"user"}""", "{}")]
    [InlineData("""{"status":429,"global":true}""", "{}")]
    [InlineData("""{"truncate":true}""", "{}")]
    [InlineData("""{"dropInBody":true}""", "{}")]
    [InlineData("""{"changeBucket":true}""", "{}")]
    [InlineData("""{"html":true}""", "{}")]
    [InlineData("""{"status":500}""", """{"bucket":"messages"}""")]
    [InlineData("""{"status":500}""", """{"event":"READY"}""")]
    public async Task What_would_quietly_do_nothing_there_is_refused(string then, string match)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var refused = await TryAsync(simulator, then, match);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("'hooks'", (string?)refused.Body!["error"], StringComparison.Ordinal);
    }

    private static async Task SetAsync(SimulatorFixture simulator, string then) =>
        Assert.Equal(HttpStatusCode.OK, (await TryAsync(simulator, then, "{}")).Status);

    private static Task<RestAnswer> TryAsync(SimulatorFixture simulator, string then, string match) =>
        simulator.SimAsync(
            "POST",
            "/faults",
            JsonNode.Parse($$"""{"world":"hooks","match":{{match}},"then":{{then}}}""")
        );
}
