using System.Text.Json.Nodes;
using Guildhall.Tests.Simulator.Rest;

namespace Guildhall.Tests.Simulator.Acts;

public class NoticesTests
{
    [Fact]
    public async Task A_members_pin_is_told_in_the_channel()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var general = simulator.ChannelId("general");
        var id = (string)(await simulator.SayAsync("keep this")).Body!["id"]!;

        await simulator.SimAsync("PUT", $"/channels/{general}/pins/{id}", new JsonObject { ["as"] = "admin" });

        var notice = await NewestAsync(simulator, "general");
        Assert.Equal((6, "admin"), ((int)notice["type"]!, (string)notice["author"]!["username"]!));
        Assert.Equal(id, (string?)notice["message_reference"]!["message_id"]);
    }

    [Fact]
    public async Task A_thread_of_its_own_is_told_in_its_channel()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/channels/{simulator.ChannelId("general")}/threads";
        var body = new JsonObject { ["name"] = "Launch", ["type"] = 11 };

        var thread = await simulator.ApiAsync("POST", path, body);

        var notice = await NewestAsync(simulator, "general");
        Assert.Equal((18, "Launch"), ((int)notice["type"]!, (string)notice["content"]!));
        Assert.Equal((string?)thread.Body!["id"], (string?)notice["message_reference"]!["channel_id"]);
    }

    [Theory]
    [InlineData(12, false)]
    [InlineData(11, true)]
    public async Task A_private_thread_and_one_on_a_message_are_not_told(int type, bool isOnMessage)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var id = (string)(await simulator.SayAsync("when?")).Body!["id"]!;
        var channel = $"/channels/{simulator.ChannelId("general")}";
        var path = isOnMessage ? $"{channel}/messages/{id}/threads" : $"{channel}/threads";
        var body = isOnMessage
            ? new JsonObject { ["name"] = "Launch" }
            : new JsonObject { ["name"] = "Launch", ["type"] = type };

        await simulator.ApiAsync("POST", path, body);

        Assert.Equal("when?", (string?)(await NewestAsync(simulator, "general"))["content"]);
    }

    [Fact]
    public async Task A_newcomer_is_told_in_the_system_channel_unless_it_is_switched_off()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await simulator.SimAsync("POST", "/guilds/onomancer-demo/members", new JsonObject { ["name"] = "first" });
        var told = await NewestAsync(simulator, "general");
        await simulator.ApiAsync(
            "PATCH",
            $"/guilds/{simulator.Guild["id"]}",
            new JsonObject { ["system_channel_flags"] = 1 }
        );

        await simulator.SimAsync("POST", "/guilds/onomancer-demo/members", new JsonObject { ["name"] = "second" });

        Assert.Equal((7, "first"), ((int)told["type"]!, (string)told["author"]!["username"]!));
        Assert.Equal((string?)told["id"], (string?)(await NewestAsync(simulator, "general"))["id"]);
    }

    [Fact]
    public async Task A_notice_takes_no_part_in_slow_mode()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var general = simulator.ChannelId("general");
        await simulator.ApiAsync("PATCH", $"/channels/{general}", new JsonObject { ["rate_limit_per_user"] = 60 });
        var thread = new JsonObject { ["as"] = "guest", ["name"] = "Launch" };

        await simulator.SimAsync("POST", $"/channels/{general}/threads", thread);
        var first = await simulator.WriteAsAsync("guest", "one");
        var second = await simulator.WriteAsAsync("guest", "two");

        Assert.Equal(200, (int)first.Status);
        Assert.Equal(20016, second.Code);
        Assert.Equal(60, (double)second.Body!["retry_after"]!);
    }

    private static async Task<JsonNode> NewestAsync(SimulatorFixture simulator, string channel)
    {
        var path = $"/channels/{simulator.ChannelId(channel)}/messages?limit=1";
        return (await simulator.ApiAsync("GET", path)).Body![0]!;
    }
}
