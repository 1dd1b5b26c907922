using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Control;

public class FaultRoutesTests
{
    [Fact]
    public async Task The_gateway_closes_with_the_code_it_is_told()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await DisturbAsync(simulator, new() { ["do"] = "close", ["code"] = 4008 });

        Assert.Equal(4008, await gateway.UntilClosedAsync());
    }

    [Theory]
    [InlineData("linear")]
    [InlineData("github")]
    [InlineData("chain")]
    public async Task A_world_that_is_not_here_cannot_be_disturbed(string world)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var order = new JsonObject
        {
            ["world"] = world,
            ["then"] = new JsonObject { ["status"] = 500 },
        };

        var answer = await simulator.SimAsync("POST", "/faults", order);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains($"no world '{world}' here", (string?)answer.Body!["error"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reconnect", 7)]
    [InlineData("invalidSession", 9)]
    public async Task The_gateway_asks_for_another_connection(string what, int op)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await DisturbAsync(simulator, new() { ["do"] = what });

        Assert.Equal(op, (int)(await gateway.UntilOpAsync(op))["op"]!);
    }

    [Fact]
    public async Task A_session_called_invalid_but_resumable_is_resumed_on_the_same_line()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, ready) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        await DisturbAsync(simulator, new() { ["do"] = "invalidSession", ["resumable"] = true });
        await gateway.UntilOpAsync(9);
        await simulator.SayAsync("meanwhile");

        await gateway.SendAsync(6, Resume(simulator, ready, gateway.LastSequence));
        var missed = await gateway.UntilAsync("MESSAGE_CREATE");
        await gateway.UntilAsync("RESUMED");

        Assert.Equal("meanwhile", (string?)missed["content"]);
    }

    [Fact]
    public async Task A_silent_gateway_does_not_hang_up_either()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (silent, ready) = await RawGateway.LogInAsync(simulator);
        using var open = silent;
        await DisturbAsync(simulator, new() { ["do"] = "silence" });
        simulator.Time.Advance(TimeSpan.FromMinutes(5));
        using var other = await RawGateway.OpenAsync(simulator);

        await other.SendAsync(6, Resume(simulator, ready, silent.LastSequence));

        // 4009 would be the heartbeat's; 4000 says that another line took the session over.
        Assert.Equal(4000, await silent.UntilClosedAsync());
    }

    [Fact]
    public async Task Events_come_twice_or_turned_around_on_demand()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await DisturbAsync(simulator, new() { ["do"] = "duplicate", ["events"] = 1 });
        await simulator.SayAsync("twice");
        var contents = new List<string?>();
        contents.Add((string?)(await gateway.UntilAsync("MESSAGE_CREATE"))["content"]);
        contents.Add((string?)(await gateway.UntilAsync("MESSAGE_CREATE"))["content"]);
        await DisturbAsync(simulator, new() { ["do"] = "reorder", ["events"] = 2 });
        await simulator.SayAsync("one");
        await simulator.SayAsync("two");
        contents.Add((string?)(await gateway.UntilAsync("MESSAGE_CREATE"))["content"]);
        contents.Add((string?)(await gateway.UntilAsync("MESSAGE_CREATE"))["content"]);

        Assert.Equal(["twice", "twice", "two", "one"], contents);
    }

    [Theory]
    [InlineData("/faults", """{"then":{}}""", "status")]
    [InlineData("/faults", """{"world":"mars","then":{"status":500}}""", "mars")]
    [InlineData("/gateway", """{"do":"close"}""", "connected")]
    [InlineData("/faults", "not json", "JSON")]
    public async Task A_call_that_makes_no_sense_says_why(string path, string body, string reason)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var http = new HttpClient { BaseAddress = simulator.Address };

        using var content = new StringContent(body);
        var response = await http.PostAsync("/sim" + path, content, TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(reason, (string?)JsonNode.Parse(answer)!["error"], StringComparison.Ordinal);
    }

    private static JsonObject Resume(SimulatorFixture simulator, JsonNode ready, int sequence) =>
        new()
        {
            ["token"] = simulator.Token,
            ["session_id"] = (string?)ready["session_id"],
            ["seq"] = sequence,
        };

    private static Task<RestAnswer> DisturbAsync(SimulatorFixture simulator, JsonObject body) =>
        simulator.SimAsync("POST", "/gateway", body);
}
