using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Gateway;

public class GatewayPresenceTests
{
    [Fact]
    public async Task Others_see_what_a_bot_does()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var order = JsonNode.Parse("""{"name":"second","guilds":["onomancer-demo"]}""");
        var other = (await simulator.SimAsync("POST", "/bots", order)).Body!;
        var (watcher, _) = await RawGateway.LogInAsync(simulator);
        using var watching = watcher;
        using var gateway = await RawGateway.OpenAsync(simulator);
        await gateway.IdentifyAsync((string)other["token"]!);
        await gateway.UntilAsync("READY");
        await watcher.UntilAsync("PRESENCE_UPDATE");

        await gateway.SendAsync(3, Presence("""[{"name":"the gates","type":3,"state":"open","secret":1}]"""));
        var seen = await watcher.UntilAsync("PRESENCE_UPDATE");
        await gateway.SendAsync(3, Presence("[]"));
        var done = await watcher.UntilAsync("PRESENCE_UPDATE");

        var activity = Assert.Single(seen["activities"]!.AsArray())!;
        Assert.Equal(("the gates", 3), ((string?)activity["name"], (int)activity["type"]!));
        Assert.Equal("open", (string?)activity["state"]);
        Assert.Null(activity["secret"]);
        Assert.Equal("dnd", (string?)seen["status"]);
        Assert.Empty(done["activities"]!.AsArray());
    }

    [Theory]
    [InlineData("""[{"type":0}]""")]
    [InlineData("""[{"name":"x"}]""")]
    [InlineData("""["x"]""")]
    public async Task An_activity_without_its_fields_closes_the_line(string activities)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        await gateway.SendAsync(3, Presence(activities));

        Assert.Equal(4002, await gateway.UntilClosedAsync());
    }

    private static JsonObject Presence(string activities) =>
        new()
        {
            ["since"] = null,
            ["activities"] = JsonNode.Parse(activities),
            ["status"] = "dnd",
            ["afk"] = false,
        };
}
