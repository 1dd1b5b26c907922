using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Guilds;

public class BanApiTests
{
    [Fact]
    public async Task A_ban_removes_the_member_and_what_they_wrote_lately()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var listening = gateway;
        var path = $"/guilds/{simulator.Guild["id"]}/bans";
        await simulator.WriteAsAsync("guest", "spam one");
        await simulator.WriteAsAsync("guest", "spam two");
        var body = new JsonObject { ["delete_message_seconds"] = 3600 };

        var one = $"{path}/{simulator.MemberId("guest")}";
        var banned = await simulator.WithReasonAsync("PUT", one, "spam", body);
        await gateway.UntilAsync("GUILD_BAN_ADD");
        await gateway.UntilAsync("GUILD_MEMBER_REMOVE");
        var deleted = await gateway.UntilAsync("MESSAGE_DELETE_BULK");
        var shown = await simulator.ApiAsync("GET", one);
        var lifted = await simulator.ApiAsync("DELETE", one);
        var gone = await simulator.ApiAsync("GET", one);

        Assert.Equal(HttpStatusCode.NoContent, banned.Status);
        Assert.Equal(2, deleted["ids"]!.AsArray().Count);
        Assert.Equal("spam", (string?)shown.Body!["reason"]);
        Assert.Equal(HttpStatusCode.NoContent, lifted.Status);
        Assert.Equal(10026, gone.Code);
    }

    [Fact]
    public async Task A_bulk_ban_says_who_was_banned_and_who_was_out_of_reach()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/bulk-ban";
        var (guest, admin) = (simulator.MemberId("guest"), simulator.MemberId("admin"));

        var some = await simulator.ApiAsync("POST", path, Users(guest, admin, "1"));
        var none = await simulator.ApiAsync("POST", path, Users(admin));

        Assert.Equal([guest], some.Body!["banned_users"]!.AsArray().Select(u => (string?)u));
        Assert.Equal([admin, "1"], some.Body["failed_users"]!.AsArray().Select(u => (string?)u));
        Assert.Equal(500_000, none.Code);
    }

    private static JsonObject Users(params string[] ids) =>
        new() { ["user_ids"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) };
}
