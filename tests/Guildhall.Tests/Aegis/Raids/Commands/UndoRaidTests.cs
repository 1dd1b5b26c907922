using Guildhall.Aegis.Raids;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Raids.Commands;

public class UndoRaidTests
{
    [Fact]
    public async Task Bans_holds_and_pauses_are_all_taken_back()
    {
        await using var scene = await RaidScene.StartAsync();
        Assert.Contains(
            "no raid here",
            (await scene.Service.RunAsync("owner", "raid undo")).Refusal,
            StringComparison.Ordinal
        );
        var held = await scene.JoinAsync("visitor-1", 1);
        await scene.JoinAsync("raider-1", 1);
        await scene.JoinAsync("raider-2", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 3);
        await scene.Service.RunAsync("owner", "raid on");
        await RaidScene.Until(async () => await scene.CountAsync("state = 'held'") == 3);
        var list = await scene.Service.RunAsync("owner", "raid cleanup", ("name", "raider"));
        await scene.ClickAsync(list, "Ban 2");
        await RaidScene.Until(async () => await scene.CleanupsAsync("state = 'done'") == 1);

        await scene.Service.RunAsync("owner", "raid undo");
        await RaidScene.Until(async () => await scene.CleanupsAsync("state = 'undone'") == 1);
        await RaidScene.Until(async () => await scene.CountAsync("state IN ('freed', 'gone')") == 3);
        await RaidScene.Until(async () => (await scene.RaidAsync()).InvitesPausedUntil is null);

        Assert.Equal(RaidLevel.Normal, await scene.LevelAsync());
        Assert.Equal(2, await scene.CasesAsync("effect = 'revoked'"));
        Assert.Null((string?)(await scene.MemberAsync(held))!["timeoutUntil"]);
    }

    [Fact]
    public async Task What_is_more_than_a_day_old_is_no_longer_undone_as_a_whole()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var raider = await stage.JoinAsync();
        await stage.RunAsync("owner", "raid on", ("duration", "1h"));
        await stage.RunAsync("owner", "ban", ("user", raider.Name));
        await stage.AdvanceAsync(TimeSpan.FromHours(24));

        Assert.Contains("being undone", (await stage.RunAsync("owner", "raid undo")).Text, StringComparison.Ordinal);
        await stage.AdvanceAsync(TimeSpan.FromHours(2));
        var late = await stage.RunAsync("owner", "raid undo");

        Assert.Contains("more than 24 hours ago", late.Refusal, StringComparison.Ordinal);
        Assert.True(stage.IsBanned(raider));
    }

    // The end of scenario 18, where a server bans raiders without being asked.
    [Fact]
    public async Task Five_hundred_that_the_server_banned_by_itself_are_all_unbanned()
    {
        await using var scene = await RaidScene.StartUnlimitedAsync(("raids.response", "ban"));
        await scene.BurstAsync(500, accountAgeDays: 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 500);
        await RaidScene.Until(() => Task.FromResult(scene.Bans() == 500));
        await RaidScene.Until(async () => await scene.CleanupsAsync("state <> 'done'") == 0);
        var calls = await scene.RequestsAsync("POST", "/bulk-ban");
        Assert.All(calls, call => Assert.InRange(call["body"]!["user_ids"]!.AsArray().Count, 1, 200));

        var answer = await scene.Service.RunAsync("owner", "raid undo");
        await RaidScene.Until(async () => await scene.CleanupsAsync("state <> 'undone'") == 0);

        Assert.Contains("500 bans are lifted", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, scene.Bans());
        Assert.Equal(500, await scene.CasesAsync("kind = 'ban' AND effect = 'revoked' AND source = 'raid'"));
        Assert.Equal(RaidLevel.Normal, await scene.LevelAsync());
    }
}
