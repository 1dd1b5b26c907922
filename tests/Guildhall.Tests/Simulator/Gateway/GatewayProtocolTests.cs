using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Gateway;

public class GatewayProtocolTests
{
    [Fact]
    public async Task A_bot_logs_in_and_gets_its_guilds_available()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);
        var hello = await gateway.UntilOpAsync(10);

        await gateway.IdentifyAsync(simulator.Token);
        var ready = await gateway.UntilAsync("READY");
        var guild = await gateway.UntilAsync("GUILD_CREATE");

        Assert.True((int)hello["d"]!["heartbeat_interval"]! > 0);
        Assert.Equal(10, (int)ready["v"]!);
        Assert.Equal(3, ready["guilds"]!.AsArray().Count);
        Assert.All(ready["guilds"]!.AsArray(), g => Assert.True((bool)g!["unavailable"]!));
        Assert.False((bool)guild["unavailable"]!);
        Assert.Equal(guild["member_count"]!.GetValue<int>(), guild["members"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("wrong token", 33281, 4004)]
    [InlineData(null, 1 << 30, 4013)]
    public async Task A_wrong_identify_is_hung_up_on(string? token, int intents, int code)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);

        await gateway.IdentifyAsync(token ?? simulator.Token, intents);

        Assert.Equal(code, await gateway.UntilClosedAsync());
    }

    [Theory]
    [InlineData(3, 4003)]
    [InlineData(99, 4001)]
    public async Task A_payload_before_identify_is_hung_up_on(int op, int code)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);

        await gateway.SendAsync(op, new JsonObject());

        Assert.Equal(code, await gateway.UntilClosedAsync());
    }

    [Fact]
    public async Task Identifying_twice_is_hung_up_on()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await gateway.IdentifyAsync(simulator.Token);

        Assert.Equal(4005, await gateway.UntilClosedAsync());
    }

    [Fact]
    public async Task A_heartbeat_is_acknowledged_and_its_absence_ends_the_connection()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);
        await gateway.SendAsync(1, null);
        await gateway.UntilOpAsync(11);

        simulator.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(4009, await gateway.UntilClosedAsync());
    }

    [Fact]
    public async Task A_lost_connection_resumes_with_what_it_missed()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (first, ready) = await RawGateway.LogInAsync(simulator);
        first.Abort();
        first.Dispose();
        await simulator.SayAsync("while you were away");

        using var second = await RawGateway.OpenAsync(simulator);
        await second.SendAsync(6, Resume(simulator, ready, first.LastSequence));
        var missed = await second.UntilAsync("MESSAGE_CREATE");
        await second.UntilAsync("RESUMED");

        Assert.Equal("while you were away", (string?)missed["content"]);
        Assert.Equal(first.LastSequence + 2, second.LastSequence);
    }

    [Fact]
    public async Task A_sequence_from_the_future_is_hung_up_on()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (first, ready) = await RawGateway.LogInAsync(simulator);
        first.Abort();
        first.Dispose();

        using var second = await RawGateway.OpenAsync(simulator);
        await second.SendAsync(6, Resume(simulator, ready, 9999));

        Assert.Equal(4007, await second.UntilClosedAsync());
    }

    [Fact]
    public async Task An_unknown_session_is_invalid_and_cannot_be_resumed()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator);

        await gateway.SendAsync(6, Resume(simulator, new JsonObject { ["session_id"] = "gone" }, 1));
        var answer = await gateway.UntilOpAsync(9);

        Assert.False((bool)answer["d"]!);
    }

    [Fact]
    public async Task Compressed_transport_carries_the_same_events()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = await RawGateway.OpenAsync(simulator, "?v=10&encoding=json&compress=zlib-stream");

        await gateway.IdentifyAsync(simulator.Token);
        await gateway.UntilAsync("READY");
        await gateway.UntilAsync("GUILD_CREATE");
        await simulator.SayAsync("squeezed");
        var message = await gateway.UntilAsync("MESSAGE_CREATE");

        Assert.Equal("squeezed", (string?)message["content"]);
    }

    [Fact]
    public async Task Content_is_blank_without_the_intent_unless_the_bot_is_mentioned()
    {
        const int withoutContent = RawGateway.AllIntents & ~(1 << 15);
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator, withoutContent);
        using var open = gateway;
        var messages = "/guilds/onomancer-demo/channels/general/messages";

        await simulator.SimAsync("POST", messages, new JsonObject { ["as"] = "product", ["content"] = "private" });
        var hidden = await gateway.UntilAsync("MESSAGE_CREATE");
        var mention = $"hey <@{simulator.Bot["id"]}>";
        await simulator.SimAsync("POST", messages, new JsonObject { ["as"] = "product", ["content"] = mention });
        var shown = await gateway.UntilAsync("MESSAGE_CREATE");

        Assert.Equal("", (string?)hidden["content"]);
        Assert.Equal(mention, (string?)shown["content"]);
    }

    private static JsonObject Resume(SimulatorFixture simulator, JsonNode ready, int sequence) =>
        new()
        {
            ["token"] = simulator.Token,
            ["session_id"] = (string?)ready["session_id"],
            ["seq"] = sequence,
        };
}
