using System.Text.Json.Nodes;
using Guildhall.Aegis.Raids;

namespace Guildhall.Tests.Aegis.Raids.Holds;

public class HoldNewcomersTests
{
    [Fact]
    public async Task Suspicious_newcomers_are_timed_out_and_others_are_not()
    {
        await using var scene = await RaidScene.StartAsync();
        var old = await scene.JoinAsync("a-friend", 800);
        var fresh = await scene.JoinAsync("raider-1", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 2);

        await scene.Service.RunAsync("owner", "raid on");
        await RaidScene.Until(async () => (await scene.CountsAsync()).Held == 1);

        Assert.NotNull((string?)(await scene.MemberAsync(fresh))!["timeoutUntil"]);
        Assert.Null((string?)(await scene.MemberAsync(old))!["timeoutUntil"]);
    }

    [Fact]
    public async Task A_server_that_kicks_raiders_has_a_case_for_each_and_the_alert_counts_them()
    {
        await using var scene = await RaidScene.StartAsync(("raids.response", "kick"));
        var old = await scene.JoinAsync("a-friend", 800);
        var fresh = await scene.JoinAsync("raider-1", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 2);

        await scene.Service.RunAsync("owner", "raid on");
        await RaidScene.Until(async () => (await scene.CountsAsync()).Kicked == 1);
        await RaidScene.Until(async () =>
            (await scene.AlertsAsync()) is [var alert]
            && alert.ToJsonString().Contains("Kicked", StringComparison.Ordinal)
        );

        Assert.Null(await scene.MemberAsync(fresh));
        Assert.NotNull(await scene.MemberAsync(old));
        Assert.Equal(1, await scene.CasesAsync("kind = 'kick' AND execution = 'applied' AND source = 'raid'"));
        var undone = await scene.Service.RunAsync("owner", "raid undo");
        Assert.Contains("1 were kicked", undone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_lockdown_everyone_who_joins_is_held()
    {
        await using var scene = await RaidScene.StartAsync();
        await scene.Service.RunAsync("owner", "raid on", ("level", "lockdown"));

        var old = await scene.JoinAsync("a-friend", 800);

        await RaidScene.Until(async () => (await scene.CountsAsync()).Held == 1);
        Assert.NotNull((string?)(await scene.MemberAsync(old))!["timeoutUntil"]);
    }

    [Fact]
    public async Task Whom_the_server_protects_is_spared_and_a_server_that_only_wants_alerts_holds_nobody()
    {
        await using var scene = await RaidScene.StartAsync();
        var spared = await scene.JoinAsync("raider-1", 1);
        await scene.SetAsync("moderation.protectedUsers", spared);
        var fresh = await scene.JoinAsync("raider-2", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 2);

        await scene.Service.RunAsync("owner", "raid on");
        await RaidScene.Until(async () => await scene.CountAsync("state = 'held'") == 1);
        await RaidScene.Until(async () =>
            await scene.CountAsync("state = 'spared' AND failure = 'aegis.protected'") == 1
        );
        Assert.NotNull((string?)(await scene.MemberAsync(fresh))!["timeoutUntil"]);

        await scene.SetAsync("raids.response", "alert");
        await scene.JoinAsync("raider-3", 1);
        await RaidScene.Until(async () => (await scene.AlertsAsync()).Count == 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 3);

        Assert.Equal(2, await scene.CountAsync("1 = 1"));
        Assert.Equal(RaidLevel.Raid, await scene.LevelAsync());
    }

    [Fact]
    public async Task Staff_who_came_a_moment_ago_are_never_held()
    {
        await using var scene = await RaidScene.StartAsync();
        await scene.Service.RunAsync("owner", "raid on", ("level", "lockdown"));
        var staff = (string)
            (
                await scene.Discord.PostAsync(
                    "/sim/guilds/aegis-demo/members",
                    new JsonObject
                    {
                        ["name"] = "new-mod",
                        ["accountAgeDays"] = 1,
                        ["roles"] = new JsonArray("moderator"),
                    }
                )
            )["id"]!;
        var other = await scene.JoinAsync("raider-1", 1);

        await RaidScene.Until(async () => await scene.CountAsync("state IN ('held', 'spared')") == 2);

        Assert.Equal(1, await scene.CountAsync("state = 'spared' AND failure = 'aegis.staff'"));
        Assert.Null((string?)(await scene.MemberAsync(staff))!["timeoutUntil"]);
        Assert.NotNull((string?)(await scene.MemberAsync(other))!["timeoutUntil"]);
        Assert.Equal(1, (await scene.CountsAsync()).Suspicious);
    }
}
