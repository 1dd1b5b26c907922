using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Voice;

public class StageApiTests
{
    [Fact]
    public async Task A_stage_opens_once_changes_its_topic_and_closes()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var listening = gateway;
        var channel = await StageAsync(simulator);
        var body = new JsonObject { ["channel_id"] = channel, ["topic"] = "Council" };

        var opened = await simulator.ApiAsync("POST", "/stage-instances", body);
        var announced = await gateway.UntilAsync("STAGE_INSTANCE_CREATE");
        var twice = await simulator.ApiAsync("POST", "/stage-instances", body.DeepClone());
        var topic = new JsonObject { ["topic"] = "Questions" };
        var edited = await simulator.ApiAsync("PATCH", $"/stage-instances/{channel}", topic);
        var audited = await simulator.LastAuditAsync(84);
        var closed = await simulator.ApiAsync("DELETE", $"/stage-instances/{channel}");
        var gone = await simulator.ApiAsync("GET", $"/stage-instances/{channel}");

        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Equal("Council", (string?)announced["topic"]);
        Assert.Equal(150006, twice.Code);
        Assert.Equal("Questions", (string?)edited.Body!["topic"]);
        Assert.Equal(channel, (string?)audited["options"]!["channel_id"]);
        Assert.Equal(HttpStatusCode.NoContent, closed.Status);
        Assert.Equal(10067, gone.Code);
    }

    [Fact]
    public async Task A_text_channel_is_no_stage()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var body = new JsonObject { ["channel_id"] = simulator.ChannelId("general"), ["topic"] = "x" };

        Assert.Equal(50024, (await simulator.ApiAsync("POST", "/stage-instances", body)).Code);
    }

    private static async Task<string> StageAsync(SimulatorFixture simulator)
    {
        var body = new JsonObject { ["name"] = "Stage", ["type"] = 13 };
        var made = await simulator.ApiAsync("POST", $"/guilds/{simulator.Guild["id"]}/channels", body);
        return (string)made.Body!["id"]!;
    }
}
