using Guildhall.Aegis.Raids;

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
}
