using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Gateway;

public class GatewayFaultTests
{
    [Theory]
    [InlineData("""{"do":"reset"}""")]
    [InlineData("""{"do":"close"}""")]
    [InlineData("""{"do":"close","code":1005}""")]
    [InlineData("""{"do":"close","code":1006}""")]
    public async Task A_line_may_end_without_a_close_frame(string fault)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await DisturbAsync(simulator, fault);

        await Assert.ThrowsAsync<WebSocketException>(gateway.UntilClosedAsync);
    }

    [Theory]
    [InlineData("""{"do":"close","code":4000}""", true)]
    [InlineData("""{"do":"close","code":4000,"resumable":false}""", false)]
    [InlineData("""{"do":"close","code":4000,"shard":0}""", true)]
    public async Task A_closed_session_resumes_unless_it_was_ended(string fault, bool resumes)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (first, ready) = await RawGateway.LogInAsync(simulator);
        using var open = first;
        await DisturbAsync(simulator, fault);
        await first.UntilClosedAsync();

        using var second = await ResumeAsync(simulator, ready, first.LastSequence);

        await ExpectAsync(second, resumes);
    }

    [Fact]
    public async Task A_silent_line_neither_hears_nor_says()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (silent, ready) = await RawGateway.LogInAsync(simulator);
        using var open = silent;
        await DisturbAsync(simulator, """{"do":"silence"}""");
        await silent.SendAsync(1, null);
        await simulator.SayAsync("unheard");

        using var second = await ResumeAsync(simulator, ready, silent.LastSequence);
        var missed = await second.UntilAsync("MESSAGE_CREATE");

        Assert.Equal("unheard", (string?)missed["content"]);
        Assert.Empty(await silent.NamesUntilClosedAsync());
    }

    [Fact]
    public async Task Late_events_wait_and_those_behind_them_too()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        var timers = simulator.Time.Waiting;
        await DisturbAsync(simulator, """{"do":"delay","ms":5000}""");
        await simulator.SayAsync("late");
        await simulator.SayAsync("behind");

        var late = gateway.UntilAsync("MESSAGE_CREATE");
        while (simulator.Time.Waiting <= timers)
        {
            await Task.Yield();
        }

        Assert.False(late.IsCompleted);
        simulator.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("late", (string?)(await late)["content"]);
        Assert.Equal("behind", (string?)(await gateway.UntilAsync("MESSAGE_CREATE"))["content"]);
    }

    [Theory]
    [InlineData("""{"do":"duplicate"}""", "a1 a1 b2 c3")]
    [InlineData("""{"do":"duplicate","renumber":true}""", "a1 a2 b3 c4")]
    [InlineData("""{"do":"reorder","events":3}""", "c3 b2 a1")]
    [InlineData("""{"do":"reorder","events":3,"renumber":true}""", "c1 b2 a3")]
    [InlineData("""{"do":"drop"}""", "b2 c3")]
    [InlineData("""{"do":"lose","events":2}""", "c1")]
    [InlineData("""{"do":"gap","events":10}""", "a11 b12 c13")]
    [InlineData("""{"do":"split"}""", "a1 b2 c3")]
    [InlineData("""{"do":"unknownField"}""", "a1 b2 c3")]
    public async Task Events_come_as_the_fault_will_have_them(string fault, string expected)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        var before = gateway.LastSequence;
        await DisturbAsync(simulator, fault);

        foreach (var content in new[] { "a", "b", "c" })
        {
            await simulator.SayAsync(content);
        }

        var seen = new List<string>();
        while (seen.Count < expected.Split(' ').Length)
        {
            var message = await gateway.UntilAsync("MESSAGE_CREATE");
            seen.Add($"{message["content"]}{gateway.LastSequence - before}");
        }

        Assert.Equal(expected, string.Join(' ', seen));
    }

    [Fact]
    public async Task A_dropped_event_is_in_the_replay_and_a_partial_replay_leaves_it_out()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (first, ready) = await RawGateway.LogInAsync(simulator);
        using var open = first;
        await DisturbAsync(simulator, """{"do":"drop","events":2}""");
        await simulator.SayAsync("one");
        await simulator.SayAsync("two");
        var sequence = first.LastSequence;

        using var whole = await ResumeAsync(simulator, ready, sequence);
        var all = await whole.NamesUntilAsync("RESUMED");
        await DisturbAsync(simulator, """{"do":"partialReplay","events":2}""");
        using var partial = await ResumeAsync(simulator, ready, sequence);
        var some = await partial.NamesUntilAsync("RESUMED");

        Assert.Equal(["MESSAGE_CREATE", "MESSAGE_CREATE", "RESUMED"], all);
        Assert.Equal(["MESSAGE_CREATE", "RESUMED"], some);
    }

    [Theory]
    [InlineData("truncate")]
    [InlineData("break")]
    public async Task A_spoiled_message_cannot_be_read(string what)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        await DisturbAsync(simulator, $$"""{"do":"{{what}}"}""");

        await simulator.SayAsync("spoiled");

        var bytes = await gateway.NextBytesAsync();
        Assert.NotEmpty(bytes);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(bytes));
    }

    [Theory]
    [InlineData("heartbeat", 1)]
    [InlineData("unknownOp", 99)]
    public async Task Opcodes_come_unasked(string what, int op)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await DisturbAsync(simulator, $$"""{"do":"{{what}}"}""");

        Assert.Equal(op, (int)(await gateway.UntilOpAsync(op))["op"]!);
    }

    [Fact]
    public async Task A_guild_goes_away_and_comes_back_and_may_be_huge()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await DisturbAsync(simulator, """{"do":"guildFlap","guild":"aegis-demo"}""");
        var gone = await gateway.UntilAsync("GUILD_DELETE");
        var back = await gateway.UntilAsync("GUILD_CREATE");
        await DisturbAsync(simulator, """{"do":"hugeGuild"}""");
        var huge = await gateway.UntilAsync("GUILD_CREATE");
        await DisturbAsync(simulator, """{"do":"rateLimited","ms":2500}""");
        var limited = await gateway.UntilAsync("RATE_LIMITED");
        await DisturbAsync(simulator, """{"do":"unknownEvent"}""");
        await gateway.UntilAsync("EVENT_OF_TOMORROW");

        Assert.True((bool)gone["unavailable"]!);
        Assert.Equal((string?)gone["id"], (string?)back["id"]);
        Assert.True(huge.ToJsonString().Length > 10_000_000);
        Assert.Equal(2.5, (double)limited["retry_after"]!);
    }

    [Fact]
    public async Task A_connection_may_get_no_hello_and_the_next_one_does()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await DisturbAsync(simulator, """{"do":"noHello"}""");

        using var first = await RawGateway.OpenAsync(simulator);
        await first.SendAsync(1, null);
        var silent = await first.NextNameUntilOpAsync(11);
        using var second = await RawGateway.OpenAsync(simulator);
        await second.SendAsync(1, null);
        var greeted = await second.NextNameUntilOpAsync(11);

        Assert.Empty(silent);
        Assert.Equal(["op 10"], greeted);
    }

    [Fact]
    public async Task Acknowledgements_are_withheld_as_often_as_told()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        await DisturbAsync(simulator, """{"do":"withholdAcks","times":2}""");

        for (var i = 0; i < 3; i++)
        {
            await gateway.SendAsync(1, null);
        }

        await gateway.UntilOpAsync(11);
        await gateway.SendAsync(1, null);
        Assert.Empty(await gateway.NextNameUntilOpAsync(11));
    }

    [Fact]
    public async Task A_resume_may_be_refused_and_its_address_dead()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await DisturbAsync(simulator, """{"do":"deadResumeUrl"}""");
        await DisturbAsync(simulator, """{"do":"refuseResume"}""");
        var (first, ready) = await RawGateway.LogInAsync(simulator);
        using var open = first;

        using var refused = await ResumeAsync(simulator, ready, first.LastSequence);
        await ExpectAsync(refused, false);
        using var again = await ResumeAsync(simulator, ready, first.LastSequence);
        await ExpectAsync(again, true);

        Assert.Equal("ws://127.0.0.1:1", (string?)ready["resume_gateway_url"]);
    }

    [Fact]
    public async Task A_rule_strikes_at_the_nth_event_of_a_name()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (first, ready) = await RawGateway.LogInAsync(simulator);
        using var open = first;
        var rule = JsonNode.Parse(
            """{"world":"gateway","match":{"event":"MESSAGE_CREATE","nth":2,"bot":"guildhall"},"then":{"do":"close","code":4000}}"""
        );
        await simulator.SimAsync("POST", "/faults", rule);
        await simulator.SayAsync("one");
        await simulator.SayAsync("two");

        Assert.Equal(["MESSAGE_CREATE"], await first.NamesUntilClosedAsync());
        using var second = await ResumeAsync(simulator, ready, first.LastSequence);
        Assert.Equal("two", (string?)(await second.UntilAsync("MESSAGE_CREATE"))["content"]);
        var fired = (await simulator.SimAsync("GET", "/faults")).Body![0]!["fired"]!.AsArray();
        Assert.Equal("MESSAGE_CREATE shard 0", (string?)Assert.Single(fired)!["what"]);
    }

    private static async Task ExpectAsync(RawGateway gateway, bool resumes)
    {
        if (resumes)
        {
            await gateway.UntilAsync("RESUMED");
        }
        else
        {
            Assert.False((bool)(await gateway.UntilOpAsync(9))["d"]!);
        }
    }

    private static async Task<RawGateway> ResumeAsync(SimulatorFixture simulator, JsonNode ready, int sequence)
    {
        var gateway = await RawGateway.OpenAsync(simulator);
        var resume = new JsonObject
        {
            ["token"] = simulator.Token,
            ["session_id"] = (string?)ready["session_id"],
            ["seq"] = sequence,
        };
        await gateway.SendAsync(6, resume);
        return gateway;
    }

    private static async Task DisturbAsync(SimulatorFixture simulator, string fault)
    {
        var answer = await simulator.SimAsync("POST", "/gateway", JsonNode.Parse(fault));
        Assert.True(answer.Status == System.Net.HttpStatusCode.OK, answer.Body!.ToJsonString());
    }

    [Theory]
    [InlineData(1004)]
    [InlineData(1015)]
    [InlineData(2999)]
    [InlineData(5000)]
    public async Task A_code_that_no_peer_may_send_is_refused(int code)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        var answer = await simulator.SimAsync("POST", "/gateway", new JsonObject { ["do"] = "close", ["code"] = code });
        await simulator.SayAsync("still here");

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("1006", (string?)answer.Body!["error"], StringComparison.Ordinal);
        await gateway.UntilAsync("MESSAGE_CREATE");
    }
}
