using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Guilds;

public class MemberApiTests
{
    [Fact]
    public async Task A_role_below_the_bot_is_given_and_taken()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/members/{simulator.MemberId("guest")}";
        var role = simulator.RoleId("product");

        var given = await simulator.ApiAsync("PUT", $"{path}/roles/{role}");
        var member = await simulator.ApiAsync("GET", path);

        Assert.Equal(HttpStatusCode.NoContent, given.Status);
        Assert.Contains(role, member.Body!["roles"]!.AsArray().Select(r => (string?)r));
    }

    [Theory]
    [InlineData("PUT", "/members/{guest}/roles/{admin-role}")]
    [InlineData("DELETE", "/members/{admin}")]
    [InlineData("PUT", "/bans/{admin}")]
    public async Task Who_stands_above_the_bot_is_out_of_its_reach(string method, string path)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var real = path.Replace("{guest}", simulator.MemberId("guest"), StringComparison.Ordinal)
            .Replace("{admin}", simulator.MemberId("admin"), StringComparison.Ordinal)
            .Replace("{admin-role}", simulator.RoleId("admin"), StringComparison.Ordinal);

        var answer = await simulator.ApiAsync(method, $"/guilds/{simulator.Guild["id"]}{real}");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(50013, answer.Code);
    }

    [Fact]
    public async Task A_member_timed_out_by_the_bot_cannot_write_until_it_ends()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/members/{simulator.MemberId("guest")}";
        var until = simulator.Time.GetUtcNow().AddMinutes(5).ToString("O");
        var post = new JsonObject { ["as"] = "guest", ["content"] = "but" };

        await simulator.ApiAsync("PATCH", path, new JsonObject { ["communication_disabled_until"] = until });
        var refused = await simulator.SimAsync("POST", "/guilds/onomancer-demo/channels/general/messages", post);
        simulator.Time.Advance(TimeSpan.FromMinutes(6));
        var allowed = await simulator.SimAsync("POST", "/guilds/onomancer-demo/channels/general/messages", post);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal(HttpStatusCode.OK, allowed.Status);
    }
}
