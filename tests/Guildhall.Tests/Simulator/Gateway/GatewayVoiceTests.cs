using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Gateway;

public class GatewayVoiceTests
{
    [Fact]
    public async Task A_bot_comes_to_voice_and_leaves_by_opcode_4()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        var guild = (string)simulator.Guild["id"]!;
        var body = new JsonObject { ["name"] = "lounge", ["type"] = 2 };
        var channel = (string)(await simulator.ApiAsync("POST", $"/guilds/{guild}/channels", body)).Body!["id"]!;

        await gateway.SendAsync(4, State(guild, channel));
        var came = await gateway.UntilAsync("VOICE_STATE_UPDATE");
        var server = await gateway.UntilAsync("VOICE_SERVER_UPDATE");
        await gateway.SendAsync(4, State(guild, null));
        var left = await gateway.UntilAsync("VOICE_STATE_UPDATE");

        Assert.Equal((channel, true), ((string)came["channel_id"]!, (bool)came["self_deaf"]!));
        Assert.Equal((string?)simulator.Bot["id"], (string?)came["user_id"]);
        Assert.Equal(guild, (string?)server["guild_id"]);
        Assert.Null(server["endpoint"]);
        Assert.Null(left["channel_id"]);
    }

    [Fact]
    public async Task A_full_channel_takes_nobody_but_those_who_may_move_people()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        var guild = (string)simulator.Guild["id"]!;
        var body = JsonNode.Parse("""{"name":"booth","type":2,"user_limit":1}""");
        var channel = (string)(await simulator.ApiAsync("POST", $"/guilds/{guild}/channels", body)).Body!["id"]!;
        const string voice = "/guilds/onomancer-demo/voice";
        JsonObject Here() => new() { ["channel"] = channel };

        var first = await simulator.SimAsync("PUT", $"{voice}/product", Here());
        var second = await simulator.SimAsync("PUT", $"{voice}/guest", Here());
        var again = await simulator.SimAsync("PUT", $"{voice}/product", Here());
        await gateway.SendAsync(4, State(guild, channel));
        var moved = await gateway.UntilAsync("VOICE_SERVER_UPDATE");

        Assert.Equal((200, 400, 200), ((int)first.Status, (int)second.Status, (int)again.Status));
        Assert.Equal("#booth is full.", (string?)second.Body!["error"]);
        Assert.NotNull(moved);
    }

    [Fact]
    public async Task A_text_channel_or_a_strange_guild_changes_nothing()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await gateway.SendAsync(4, State((string)simulator.Guild["id"]!, simulator.ChannelId("general")));
        await gateway.SendAsync(4, State("1", "2"));
        await gateway.SendAsync(1, 0);

        Assert.DoesNotContain("VOICE_STATE_UPDATE", await gateway.NextNameUntilOpAsync(11));
    }

    [Fact]
    public async Task A_payload_that_is_none_ends_the_connection()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await gateway.SendAsync(4, new JsonObject());

        Assert.Equal(4002, await gateway.UntilClosedAsync());
    }

    private static JsonObject State(string guild, string? channel) =>
        new()
        {
            ["guild_id"] = guild,
            ["channel_id"] = channel,
            ["self_mute"] = false,
            ["self_deaf"] = true,
        };
}
