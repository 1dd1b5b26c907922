using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Control;

public class StateRoutesTests
{
    [Fact]
    public async Task Another_bot_joins_with_the_rights_it_was_given()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var order = JsonNode.Parse("""{"name":"second","guilds":["aegis-demo"],"permissions":"1024"}""");
        var bot = (await simulator.SimAsync("POST", "/bots", order)).Body!;
        using var gateway = await RawGateway.OpenAsync(simulator);

        await gateway.IdentifyAsync((string)bot["token"]!);
        var ready = await gateway.UntilAsync("READY");
        var guild = await gateway.UntilAsync("GUILD_CREATE");
        var bots = (await simulator.SimAsync("GET", "/bots")).Body!.AsArray();

        Assert.Equal((string?)bot["id"], (string?)ready["user"]!["id"]);
        Assert.Equal("aegis-demo", (string?)guild["name"]);
        var role = guild["roles"]!.AsArray().Single(r => (string?)r!["name"] == "second")!;
        Assert.Equal("1024", (string?)role["permissions"]);
        Assert.Equal([false, true], bots.Select(b => (bool)b!["connected"]!));
    }

    [Fact]
    public async Task The_other_bots_hear_of_integrations_that_come_and_go()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        using var gateway = (await RawGateway.LogInAsync(simulator)).Gateway;
        var order = JsonNode.Parse("""{"name":"second","guilds":["onomancer-demo"]}""");

        var bot = (await simulator.SimAsync("POST", "/bots", order)).Body!;
        var came = await gateway.UntilAsync("INTEGRATION_CREATE");
        await gateway.UntilAsync("GUILD_INTEGRATIONS_UPDATE");
        var path = $"/guilds/{simulator.Guild["id"]}/integrations";
        await simulator.ApiAsync("DELETE", $"{path}/{came["id"]}");
        var gone = await gateway.UntilAsync("INTEGRATION_DELETE");

        Assert.Equal((string?)bot["applicationId"], (string?)came["application"]!["id"]);
        Assert.Equal((string?)came["id"], (string?)gone["id"]);
        Assert.Equal((string?)simulator.Guild["id"], (string?)gone["guild_id"]);
    }

    [Theory]
    [InlineData("/bots", """{"name":"guildhall"}""", "already")]
    [InlineData("/bots", """{"name":"x","guilds":["nowhere"]}""", "nowhere")]
    [InlineData("/guilds", """{"name":"aegis-demo","owner":"x"}""", "already")]
    [InlineData("/guilds", """{"name":"x"}""", "owner")]
    public async Task What_cannot_be_is_refused_with_its_reason(string path, string body, string reason)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await simulator.SimAsync("POST", path, JsonNode.Parse(body));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(reason, (string?)answer.Body!["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_guild_has_what_it_was_given()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var order = JsonNode.Parse(
            """{"name":"new","owner":"somebody","channels":["one","two"],"roles":["red"],"members":["product"]}"""
        );

        var guild = (await simulator.SimAsync("POST", "/guilds", order)).Body!;

        Assert.Equal(["one", "two"], guild["channels"]!.AsArray().Select(c => (string?)c!["name"]));
        Assert.Equal(["somebody", "product"], guild["members"]!.AsArray().Select(m => (string?)m!["name"]));
        Assert.Contains("red", guild["roles"]!.AsArray().Select(r => (string?)r!["name"]));
    }

    [Fact]
    public async Task An_empty_world_has_the_bot_alone()
    {
        await using var simulator = await SimulatorFixture.StartAsync(o => o with { IsEmpty = true });

        var state = (await simulator.SimAsync("GET", "/state")).Body!;

        Assert.Empty(state["guilds"]!.AsArray());
        Assert.Equal("guildhall", (string?)Assert.Single(state["bots"]!.AsArray())!["name"]);
    }

    [Fact]
    public async Task A_large_world_is_as_large_as_it_was_told()
    {
        await using var simulator = await SimulatorFixture.StartAsync(o => o with { Guilds = 7, Members = 3 });

        var guilds = (await simulator.SimAsync("GET", "/state")).Body!["guilds"]!.AsArray();

        Assert.Equal(7, guilds.Count);
        Assert.All(guilds, g => Assert.Equal(4, g!["members"]!.AsArray().Count));
        Assert.Equal(7, guilds.Select(g => (ulong.Parse((string)g!["id"]!) >> 22) % 7).Distinct().Count());
    }

    [Theory]
    [InlineData("/guilds", """{"name":"x","owner":"y","channels":["ok",""]}""", "channels")]
    [InlineData("/guilds", """{"name":"x","owner":"y","roles":"red"}""", "roles")]
    [InlineData("/guilds", """{"name":"x","owner":"y","members":["a","a"]}""", "twice")]
    [InlineData("/guilds", """{"name":"x","owner":"y","members":[{}]}""", "members")]
    [InlineData("/bots", """{"name":"x","guilds":["aegis-demo","aegis-demo"]}""", "twice")]
    [InlineData("/bots", """{"name":"x","guilds":["aegis-demo"],"privilegedIntents":"maybe"}""", "privilegedIntents")]
    public async Task A_refused_order_leaves_nothing_behind(string path, string body, string reason)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var before = (await simulator.SimAsync("GET", "/state")).Body!;

        var answer = await simulator.SimAsync("POST", path, JsonNode.Parse(body));
        var after = (await simulator.SimAsync("GET", "/state")).Body!;

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(reason, (string?)answer.Body!["error"], StringComparison.Ordinal);
        Assert.Equal(before["guilds"]!.ToJsonString(), after["guilds"]!.ToJsonString());
        Assert.Equal(before["bots"]!.ToJsonString(), after["bots"]!.ToJsonString());
    }

    [Fact]
    public async Task An_owner_among_the_members_joins_once()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var order = JsonNode.Parse("""{"name":"new","owner":"somebody","members":["somebody","product"]}""");

        var guild = (await simulator.SimAsync("POST", "/guilds", order)).Body!;

        Assert.Equal(["somebody", "product"], guild["members"]!.AsArray().Select(m => (string?)m!["name"]));
    }
}
