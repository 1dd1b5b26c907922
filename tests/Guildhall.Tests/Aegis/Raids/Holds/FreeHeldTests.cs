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

    [Fact]
    public async Task A_mute_that_was_there_before_holds_after_the_raid_until_its_own_end_and_a_longer_one_is_not_touched()
    {
        await using var scene = await RaidScene.StartAsync();
        var brief = await scene.JoinAsync("raider-1", 1);
        var longer = await scene.JoinAsync("raider-2", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 2);
        await scene.Service.RunAsync("owner", "mute", ("user", "raider-1"), ("duration", "10h"));
        await scene.Service.RunAsync("owner", "mute", ("user", "raider-2"), ("duration", "20d"));
        var (first, second) = (await MutedUntilAsync(scene, brief), await MutedUntilAsync(scene, longer));

        await scene.Service.RunAsync("owner", "raid on");
        await RaidScene.Until(async () => await scene.CountAsync("state IN ('held', 'spared')") == 2);
        var held = await MutedUntilAsync(scene, brief);
        await scene.Service.RunAsync("owner", "raid off");
        await RaidScene.Until(async () => await scene.CountAsync("state = 'freed'") == 1);

        Assert.True(held > first);
        Assert.Equal(1, await scene.CountAsync("state = 'spared' AND failure = 'aegis.muted_longer'"));
        Assert.Equal(second, await MutedUntilAsync(scene, longer));
        await RaidScene.Until(async () =>
            await MutedUntilAsync(scene, brief) is { } again
            && (again - first!.Value).Duration() < TimeSpan.FromMinutes(1)
        );
        Assert.Equal(2, await scene.CasesAsync("kind = 'mute' AND effect = 'active'"));
    }

    private static async Task<DateTimeOffset?> MutedUntilAsync(RaidScene scene, string member) =>
        (string?)(await scene.MemberAsync(member))!["timeoutUntil"] is { } until
            ? DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
