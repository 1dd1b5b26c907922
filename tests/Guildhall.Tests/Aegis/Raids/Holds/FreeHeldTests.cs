namespace Guildhall.Tests.Aegis.Raids.Holds;

public class FreeHeldTests
{
    [Fact]
    public async Task Roles_that_were_taken_come_back_and_the_role_of_the_quarantine_goes()
    {
        await using var scene = await RaidScene.StartAsync();
        await scene.SetAsync("raids.quarantineRole", await scene.Service.RoleAsync("junior"));
        var fresh = await scene.JoinAsync("raider-1", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 1);

        await scene.Service.RunAsync("owner", "raid on");
        await RaidScene.Until(async () => await scene.CountAsync("state = 'held'") == 1);
        Assert.Equal(["junior"], Roles(await scene.MemberAsync(fresh)));

        await scene.Service.RunAsync("owner", "raid off");
        await RaidScene.Until(async () => await scene.CountAsync("state = 'freed'") == 1);
        Assert.Empty(Roles(await scene.MemberAsync(fresh)));
    }

    [Fact]
    public async Task Who_left_meanwhile_is_no_fault_and_the_others_are_free()
    {
        await using var scene = await RaidScene.StartAsync();
        var stays = await scene.JoinAsync("raider-1", 1);
        await scene.JoinAsync("raider-2", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 2);
        await scene.Service.RunAsync("owner", "raid on");
        await RaidScene.Until(async () => await scene.CountAsync("state = 'held'") == 2);
        using var left = await scene.Discord.Http.DeleteAsync(
            "/sim/guilds/aegis-demo/members/raider-2",
            TestContext.Current.CancellationToken
        );
        left.EnsureSuccessStatusCode();

        await scene.Service.RunAsync("owner", "raid off");
        await RaidScene.Until(async () => await scene.CountAsync("state IN ('freed', 'gone')") == 2);

        Assert.Null((string?)(await scene.MemberAsync(stays))!["timeoutUntil"]);
    }

    private static IEnumerable<string> Roles(System.Text.Json.Nodes.JsonNode? member) =>
        member!["roleNames"]?.AsArray().Select(name => (string)name!)
        ?? member["roles"]!.AsArray().Select(name => (string)name!);
}
