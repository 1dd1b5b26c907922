using Guildhall.Aegis.Raids;
using Guildhall.Simulator.Seeds;

namespace Guildhall.Tests.Aegis.Raids;

/// <summary>Scenarios 18 and 19 of the specification, on the local Discord.</summary>
public class RaidTests
{
    [Fact]
    public async Task Five_hundred_joins_raise_the_level_pause_invites_alert_once_and_lose_nobody()
    {
        await using var scene = await RaidScene.StartAsync();

        await scene.BurstAsync(500, perSecond: 0, accountAgeDays: 1);
        await scene.UntilLevelAsync(RaidLevel.Raid);
        await RaidScene.Until(async () => (await scene.CountsAsync()).Joined == 500);
        await RaidScene.Until(async () => (await scene.AlertsAsync()).Any(alert => JoinedIn(alert) == "500"));

        Assert.Single(await scene.AlertsAsync());
        Assert.Equal(500, (await scene.CountsAsync()).Suspicious);
        var raised = await scene.RaidAsync();
        Assert.Equal("system:raid", raised.OpenedBy);
        var after = (raised.StartedAt - raised.JoinsFrom).TotalMilliseconds;
        TestContext.Current.TestOutputHelper?.WriteLine($"The level was raised {after} ms after the first join.");
        await RaidScene.Until(async () => (await scene.RaidAsync()).InvitesPausedUntil is not null);
        Assert.NotEmpty(await scene.RequestsAsync("PUT", "/incident-actions"));
        Assert.Empty(await scene.RequestsAsync("PUT", "/bans"));
        Assert.Empty(await scene.RequestsAsync("POST", "/bulk-ban"));
    }

    [Fact]
    public async Task Three_hundred_old_accounts_are_watched_and_nobody_is_touched()
    {
        await using var scene = await RaidScene.StartAsync();

        await scene.BurstAsync(300, accountAgeDays: 900);
        await scene.UntilLevelAsync(RaidLevel.Watch);
        await RaidScene.Until(async () => (await scene.AlertsAsync()).Any(alert => JoinedIn(alert) == "300"));

        var raid = await scene.RaidAsync();
        Assert.Equal(RaidLevel.Watch, raid.TopLevel);
        Assert.Null(raid.InvitesPausedUntil);
        Assert.Equal(new RaidCounts(300, 0, 0, 0, 0, 0), await scene.CountsAsync());
        Assert.Empty(await scene.RequestsAsync("PATCH", "/members/"));
        Assert.Empty(await scene.RequestsAsync("PUT", "/incident-actions"));
        Assert.Equal(343, (await scene.Service.OutlineAsync())["members"]!.AsArray().Count(m => !(bool)m!["bot"]!));
    }

    // Scenario 19: by the official invite, which is known for each of them.
    [Fact]
    public async Task Three_hundred_by_the_official_invite_are_known_to_have_come_by_it_and_nobody_is_touched()
    {
        await using var scene = await RaidScene.StartAsync();
        var code = scene.MakeInvite("our-server");
        await scene.SetAsync("raids.officialInvites", code);
        await RaidScene.Until(async () => (await scene.RequestsAsync("GET", "/invites")).Count > 0);

        scene.JoinBy(code, 300, accountAgeDays: 60);
        await scene.UntilLevelAsync(RaidLevel.Watch);
        await RaidScene.Until(async () =>
            await scene.Service.Guildhall.CountAsync("SELECT COUNT(*) FROM raid_events WHERE invite = 'our-server'")
            == 300
        );

        Assert.Equal(RaidLevel.Watch, (await scene.RaidAsync()).TopLevel);
        Assert.Equal(new RaidCounts(300, 0, 0, 0, 0, 0), await scene.CountsAsync());
        Assert.Empty(await scene.RequestsAsync("PATCH", "/members/"));
        Assert.Empty(await scene.RequestsAsync("PUT", "/incident-actions"));
        Assert.Empty(await scene.RequestsAsync("POST", "/bulk-ban"));
    }

    [Fact]
    public async Task A_level_survives_a_restart_and_so_does_what_was_counted()
    {
        await using var scene = await RaidScene.StartAsync();
        await scene.BurstAsync(40, accountAgeDays: 1);
        await scene.UntilLevelAsync(RaidLevel.Raid);
        await RaidScene.Until(async () => (await scene.CountsAsync()).Joined == 40);

        // A book of its own knows nothing but what is stored.
        var book = new RaidBook(scene.Get<Guildhall.Core.Storage.Db>(), scene.Get<TimeProvider>());

        Assert.Equal(RaidLevel.Raid, await book.LevelAsync(AegisService.Guild, TestContext.Current.CancellationToken));
    }

    // Scenario 18: by the order of calls, which no stall of the machine changes. A second allows fifty of them.
    [Fact]
    public async Task Other_servers_commands_do_not_wait_for_what_a_raid_still_needs()
    {
        await using var scene = await RaidScene.StartAsync();
        await scene.BurstAsync(500, accountAgeDays: 1);
        await scene.UntilLevelAsync(RaidLevel.Raid);
        await RaidScene.Until(async () => await scene.CountAsync("state = 'held'") > 0);

        var between = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            var before = (await scene.RequestsAsync("PATCH", "/members/")).Count;
            var answer = await scene.Discord.RunInAsync(
                $"/sim/guilds/{DemoWorld.Sietch}/channels/general",
                "admin",
                "modstats"
            );
            between.Add((await scene.RequestsAsync("PATCH", "/members/")).Count - before);
            Assert.NotNull(answer.Json["acknowledgedMs"]);
        }

        Assert.True(await scene.CountAsync("state = 'wanted'") > 0, "The raid was over before the commands were.");
        Assert.All(between, calls => Assert.InRange(calls, 0, 50));
    }

    private static string? JoinedIn(System.Text.Json.Nodes.JsonNode alert) =>
        (string?)
            alert["embeds"]![0]!["fields"]!
                .AsArray()
                .FirstOrDefault(field => (string?)field!["name"] == "Joined")
                ?["value"];
}
