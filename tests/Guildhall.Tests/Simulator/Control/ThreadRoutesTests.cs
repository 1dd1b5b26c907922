using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Control;

public class ThreadRoutesTests
{
    [Fact]
    public async Task A_member_starts_one_thread_on_a_message()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;
        var message = (string)(await simulator.SayAsync("when?")).Body!["id"]!;
        var path = $"/channels/{simulator.ChannelId("general")}/threads";
        var body = new JsonObject
        {
            ["as"] = "product",
            ["name"] = "Launch",
            ["message"] = message,
        };

        var thread = await simulator.SimAsync("POST", path, body.DeepClone());
        var again = await simulator.SimAsync("POST", path, body);

        Assert.Equal(message, (string?)thread.Body!["id"]);
        Assert.Equal("Launch", (string?)(await gateway.UntilAsync("THREAD_CREATE"))["name"]);
        Assert.Equal(160004, again.Code);
    }

    [Fact]
    public async Task Only_its_owner_or_a_moderator_archives_a_thread()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/channels/{simulator.ChannelId("general")}/threads";
        var made = new JsonObject { ["as"] = "product", ["name"] = "Launch" };
        var id = (string)(await simulator.SimAsync("POST", path, made)).Body!["id"]!;

        var refused = await ArchiveAsync(simulator, id, "guest");
        var done = await ArchiveAsync(simulator, id, "product");

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.True((bool)done.Body!["thread_metadata"]!["archived"]!);
    }

    [Fact]
    public async Task A_bot_hears_a_member_type()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var open = gateway;

        var body = new JsonObject { ["as"] = "devrel" };
        await simulator.SimAsync("POST", $"/channels/{simulator.ChannelId("general")}/typing", body);

        var heard = await gateway.UntilAsync("TYPING_START");
        Assert.Equal(simulator.MemberId("devrel"), (string?)heard["user_id"]);
    }

    private static Task<RestAnswer> ArchiveAsync(SimulatorFixture simulator, string thread, string member)
    {
        var body = new JsonObject { ["as"] = member, ["archived"] = true };
        return simulator.SimAsync("PATCH", $"/channels/{thread}/thread", body);
    }
}
