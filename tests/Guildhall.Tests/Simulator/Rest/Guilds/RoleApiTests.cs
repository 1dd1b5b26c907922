using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Guilds;

public class RoleApiTests
{
    [Fact]
    public async Task A_role_cannot_be_lifted_to_where_the_bot_stands_itself()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/roles";
        var own = await PositionAsync(simulator, "guildhall");

        var lifted = await simulator.ApiAsync("PATCH", path, Move(simulator.RoleId("product"), own));
        var below = await simulator.ApiAsync("PATCH", path, Move(simulator.RoleId("developer"), own - 1));
        var positions = below.Body!.AsArray().Select(r => (int)r!["position"]!).ToArray();

        Assert.Equal(50013, lifted.Code);
        Assert.Equal(own - 1, await PositionAsync(simulator, "developer"));
        Assert.Equal(Enumerable.Range(0, positions.Length), positions.Order());
    }

    [Fact]
    public async Task Nobody_grants_what_they_do_not_have()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/roles";

        var administrator = await simulator.ApiAsync("POST", path, new JsonObject { ["permissions"] = "8" });
        var kicker = await simulator.ApiAsync("POST", path, new JsonObject { ["permissions"] = 2 });

        Assert.Equal(50013, administrator.Code);
        Assert.Equal("2", (string?)kicker.Body!["permissions"]);
    }

    [Fact]
    public async Task The_two_hundred_and_fifty_first_role_is_refused()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/roles";
        var there = simulator.Guild["roles"]!.AsArray().Count;
        for (var i = there; i < 250; i++)
        {
            simulator.Time.Advance(TimeSpan.FromSeconds(1));
            await simulator.ApiAsync("POST", path, new JsonObject { ["name"] = $"role {i}" });
        }

        simulator.Time.Advance(TimeSpan.FromSeconds(5));
        var answer = await simulator.ApiAsync("POST", path, new JsonObject { ["name"] = "one more" });

        Assert.Equal(30005, answer.Code);
    }

    [Fact]
    public async Task A_changed_role_is_audited_field_by_field_and_members_are_counted()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/roles";
        var role = simulator.RoleId("product");

        await simulator.ApiAsync("PATCH", $"{path}/{role}", new JsonObject { ["hoist"] = true, ["name"] = "makers" });
        var audited = await simulator.LastAuditAsync(31);
        var counts = await simulator.ApiAsync("GET", path + "/member-counts");

        Assert.Equal(["hoist", "name"], audited["changes"]!.AsArray().Select(c => (string?)c!["key"]).Order());
        Assert.Equal(1, (int)counts.Body![role]!);
    }

    [Fact]
    public async Task A_bots_own_role_is_nobodys_to_delete()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await simulator.ApiAsync(
            "DELETE",
            $"/guilds/{simulator.Guild["id"]}/roles/{simulator.RoleId("guildhall")}"
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    private static JsonArray Move(string role, int position) =>
        new(new JsonObject { ["id"] = role, ["position"] = position });

    private static async Task<int> PositionAsync(SimulatorFixture simulator, string name)
    {
        var roles = await simulator.ApiAsync("GET", $"/guilds/{simulator.Guild["id"]}/roles");
        return (int)roles.Body!.AsArray().Single(r => (string?)r!["name"] == name)!["position"]!;
    }
}
