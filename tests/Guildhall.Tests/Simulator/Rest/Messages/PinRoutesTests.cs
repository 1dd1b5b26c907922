using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Messages;

public class PinRoutesTests
{
    [Fact]
    public async Task A_pin_is_told_by_a_message_of_its_own()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/channels/{simulator.ChannelId("general")}/messages";
        var id = (string)(await simulator.SayAsync("worth it")).Body!["id"]!;

        await simulator.ApiAsync("PUT", $"{path}/pins/{id}");
        var newest = (await simulator.ApiAsync("GET", path + "?limit=1")).Body![0]!;

        Assert.Equal(6, (int)newest["type"]!);
        Assert.Equal(id, (string?)newest["message_reference"]!["message_id"]);
        Assert.Equal("", (string?)newest["content"]);
    }

    [Theory]
    [InlineData("pins")]
    [InlineData("messages/pins")]
    public async Task A_message_is_pinned_listed_and_unpinned_by_either_route(string route)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var listening = gateway;
        var channel = simulator.ChannelId("general");
        var id = (string)(await simulator.SayAsync("keep this")).Body!["id"]!;

        var pinned = await simulator.ApiAsync("PUT", $"/channels/{channel}/{route}/{id}");
        var told = await gateway.UntilAsync("CHANNEL_PINS_UPDATE");
        var listed = await simulator.ApiAsync("GET", $"/channels/{channel}/messages/pins");
        var old = await simulator.ApiAsync("GET", $"/channels/{channel}/pins");
        var audited = await simulator.LastAuditAsync(74);
        var unpinned = await simulator.ApiAsync("DELETE", $"/channels/{channel}/{route}/{id}");
        var empty = await simulator.ApiAsync("GET", $"/channels/{channel}/pins");

        Assert.Equal(HttpStatusCode.NoContent, pinned.Status);
        Assert.NotNull(told["last_pin_timestamp"]);
        Assert.Equal(id, (string?)listed.Body!["items"]![0]!["message"]!["id"]);
        Assert.Equal(id, (string?)old.Body![0]!["id"]);
        Assert.Equal(id, (string?)audited["options"]!["message_id"]);
        Assert.Equal(HttpStatusCode.NoContent, unpinned.Status);
        Assert.Empty(empty.Body!.AsArray());
    }

    [Fact]
    public async Task Managing_messages_is_not_pinning_them()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var channel = simulator.ChannelId("general");
        var id = (string)(await simulator.SayAsync("x")).Body!["id"]!;
        var deny = new JsonObject { ["type"] = 1, ["deny"] = $"{1UL << 51}" };
        await simulator.ApiAsync("PUT", $"/channels/{channel}/permissions/{simulator.Bot["id"]}", deny);

        var answer = await simulator.ApiAsync("PUT", $"/channels/{channel}/messages/pins/{id}");

        Assert.Equal(50013, answer.Code);
    }
}
