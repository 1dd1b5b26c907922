using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Guilds;

public class GuildSettingsApiTests
{
    [Fact]
    public async Task A_changed_setting_is_kept_told_and_audited_with_old_and_new_value_and_the_reason()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator);
        using var listening = gateway;
        var body = new JsonObject { ["name"] = "Renamed", ["preferred_locale"] = "de" };

        var reason = Uri.EscapeDataString("größer, 100 %");
        var path = $"/guilds/{simulator.Guild["id"]}";
        var edited = await simulator.WithReasonAsync("PATCH", path, reason, body);
        var told = await gateway.UntilAsync("GUILD_UPDATE");
        var audited = await simulator.LastAuditAsync(1);

        Assert.Equal("de", (string?)edited.Body!["preferred_locale"]);
        Assert.Equal("Renamed", (string?)told["name"]);
        Assert.Equal("größer, 100 %", (string?)audited["reason"]);
        var name = audited["changes"]!.AsArray().Single(c => (string?)c!["key"] == "name")!;
        Assert.Equal(("onomancer-demo", "Renamed"), ((string?)name["old_value"], (string?)name["new_value"]));
        Assert.Contains(audited["changes"]!.AsArray(), c => (string?)c!["key"] == "preferred_locale");
    }

    [Fact]
    public async Task A_channel_that_is_not_there_cannot_be_the_system_channel()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var body = new JsonObject { ["system_channel_id"] = "1" };

        Assert.Equal(50035, (await simulator.ApiAsync("PATCH", $"/guilds/{simulator.Guild["id"]}", body)).Code);
    }

    [Fact]
    public async Task Incident_actions_last_a_day_at_most()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/incident-actions";
        var now = simulator.Time.GetUtcNow();

        var tooLong = await simulator.ApiAsync("PUT", path, Until(now.AddHours(25)));
        var day = await simulator.ApiAsync("PUT", path, Until(now.AddHours(24)));
        var guild = await simulator.ApiAsync("GET", $"/guilds/{simulator.Guild["id"]}");

        Assert.Equal(50035, tooLong.Code);
        Assert.Equal(HttpStatusCode.OK, day.Status);
        Assert.NotNull(guild.Body!["incidents_data"]!["invites_disabled_until"]);
    }

    [Fact]
    public async Task Only_who_is_away_without_roles_is_pruned()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/prune";
        var joined = await simulator.SimAsync(
            "POST",
            "/guilds/onomancer-demo/members",
            new JsonObject { ["name"] = "sleeper" }
        );
        simulator.Time.Advance(TimeSpan.FromDays(8));

        var counted = await simulator.ApiAsync("GET", path + "?days=7");
        var pruned = await simulator.ApiAsync("POST", path, new JsonObject { ["days"] = 7 });
        var audited = await simulator.LastAuditAsync(21);
        var again = await simulator.ApiAsync("GET", path + "?days=7");

        Assert.Equal(HttpStatusCode.OK, joined.Status);
        Assert.Equal((int)counted.Body!["pruned"]!, (int)pruned.Body!["pruned"]!);
        Assert.Equal("7", (string?)audited["options"]!["delete_member_days"]);
        Assert.Equal($"{pruned.Body["pruned"]}", (string?)audited["options"]!["members_removed"]);
        Assert.Equal(0, (int)again.Body!["pruned"]!);
    }

    private static JsonObject Until(DateTimeOffset time) => new() { ["invites_disabled_until"] = time.ToString("O") };

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task A_role_to_prune_that_is_no_id_is_named(string method)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/guilds/{simulator.Guild["id"]}/prune";
        var body = new JsonObject { ["days"] = 7, ["include_roles"] = new JsonArray("abc") };

        var answer =
            method == "GET"
                ? await simulator.ApiAsync("GET", path + "?include_roles=abc")
                : await simulator.ApiAsync("POST", path, body);

        Assert.Equal(50035, answer.Code);
        Assert.NotNull(answer.Body!["errors"]!["include_roles"]);
    }
}
