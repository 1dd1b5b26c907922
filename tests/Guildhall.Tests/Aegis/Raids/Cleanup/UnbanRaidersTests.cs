using System.Text.Json.Nodes;
using Guildhall.Aegis.Raids.Cleanup;

namespace Guildhall.Tests.Aegis.Raids.Cleanup;

public class UnbanRaidersTests
{
    [Fact]
    public async Task Undoing_lifts_the_bans_and_leaves_alone_whom_somebody_decided_about_since()
    {
        await using var scene = await RaidScene.StartAsync(("raids.response", "alert"));
        foreach (var number in Enumerable.Range(1, 4))
        {
            await scene.JoinAsync($"raider-{number}", 1);
        }

        await RaidScene.Until(async () => await scene.JoinsAsync() == 4);
        var list = await scene.Service.RunAsync("owner", "raid cleanup", ("name", "raider*"));
        await scene.ClickAsync(list, "Ban 4");
        await RaidScene.Until(async () => await scene.CleanupsAsync("state = 'done'") == 1);
        await scene.Discord.PostAsync(
            "/sim/guilds/aegis-demo/moderation",
            new JsonObject
            {
                ["actor"] = "owner",
                ["action"] = "unban",
                ["target"] = "raider-2",
            }
        );

        var summary = await SummaryAsync(scene);
        await scene.ClickAsync(summary, "Undo all bans");
        await RaidScene.Until(async () => await scene.CleanupsAsync("state = 'undone'") == 1);

        Assert.Equal(4, await scene.CasesAsync("kind = 'ban' AND effect = 'revoked'"));
        var bans = await scene.RequestsAsync("DELETE", "/bans/");
        Assert.InRange(bans.Count, 3, 4);
        var again = await scene
            .Get<CleanupDesk>()
            .UndoAsync(
                await scene.Service.StaffAsync("owner"),
                RaidScene.StateOf(list, "Ban 4"),
                null,
                default,
                TestContext.Current.CancellationToken
            );
        Assert.Equal("aegis.nothing_to_undo", again?.Code);
    }

    [Fact]
    public async Task A_mute_in_whose_place_the_ban_stood_goes_on_until_its_own_end()
    {
        await using var scene = await RaidScene.StartAsync(("raids.response", "alert"));
        var raider = await scene.JoinAsync("raider-1", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 1);
        await scene.Service.RunAsync("owner", "mute", ("user", "raider-1"), ("duration", "10d"));
        var list = await scene.Service.RunAsync("owner", "raid cleanup", ("name", "raider*"));
        await scene.ClickAsync(list, "Ban 1");
        await RaidScene.Until(async () => await scene.CleanupsAsync("state = 'done'") == 1);
        var ended = await scene.CasesAsync($"kind = 'mute' AND effect = 'superseded' AND target_id = {raider}");

        await scene.ClickAsync(await SummaryAsync(scene), "Undo all bans");
        await RaidScene.Until(async () => await scene.CleanupsAsync("state = 'undone'") == 1);

        Assert.Equal(1, ended);
        Assert.Equal(1, await scene.CasesAsync($"kind = 'mute' AND effect = 'active' AND target_id = {raider}"));
    }

    private static async Task<JsonNode> SummaryAsync(RaidScene scene) =>
        (await scene.Discord.ReadAsync("/sim/guilds/aegis-demo/channels/mod-log/messages?as=owner"))
            .AsArray()
            .Select(message => message!)
            .First(message => ((string)message["content"]!).Contains("Raid cleanup", StringComparison.Ordinal));
}
