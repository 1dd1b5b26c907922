using System.Text.Json.Nodes;

namespace Guildhall.Tests.Aegis.Raids.Cleanup;

/// <summary>The rest of scenario 18: bans by calls of at most 200, one summary, and others' commands meanwhile.</summary>
public class BanRaidersTests
{
    [Fact]
    public async Task Five_hundred_are_banned_in_three_calls_with_a_case_each_and_one_summary()
    {
        await using var scene = await RaidScene.StartAsync(("raids.response", "alert"));
        await scene.SetAsync("modLog.channel", await scene.Service.ChannelAsync("appeals"));
        await scene.BurstAsync(500, accountAgeDays: 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 500);

        var list = await scene.Service.RunAsync("owner", "raid cleanup");
        Assert.Contains("**500** would be banned", list.Text, StringComparison.Ordinal);
        Assert.Empty(await scene.RequestsAsync("POST", "/bulk-ban"));
        await scene.ClickAsync(list, "Ban 500");
        var others = await scene.Service.RunAsync("moderator", "raid status");
        Assert.NotNull(others.Json["reply"]);
        await RaidScene.Until(async () => await scene.CleanupsAsync("state = 'done'") == 1);

        var calls = await scene.RequestsAsync("POST", "/bulk-ban");
        Assert.Equal([200, 200, 100], calls.Select(call => call["body"]!["user_ids"]!.AsArray().Count));
        Assert.DoesNotContain(await scene.Discord.RequestsAsync(), request => (int?)request["status"] == 429);
        Assert.Equal(500, await scene.CasesAsync("kind = 'ban' AND execution = 'applied' AND source = 'raid'"));
        Assert.Equal(500, await scene.Service.Guildhall.CountAsync("SELECT MAX(number) FROM cases"));
        Assert.Single(await SummariesAsync(scene));
        Assert.Equal(43, (await scene.Service.OutlineAsync())["members"]!.AsArray().Count(m => !(bool)m!["bot"]!));
    }

    [Fact]
    public async Task Whom_nobody_may_ban_is_spared_and_who_was_banned_by_hand_keeps_that_ban()
    {
        await using var scene = await RaidScene.StartAsync(("raids.response", "alert"));
        var spared = await scene.JoinAsync("raider-1", 1);
        await scene.SetAsync("moderation.protectedUsers", spared);
        await scene.JoinAsync("raider-2", 1);
        await scene.JoinAsync("raider-3", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 3);
        var list = await scene.Service.RunAsync("owner", "raid cleanup");
        Assert.Contains("`aegis.protected`", list.Text, StringComparison.Ordinal);
        await scene.Discord.PostAsync(
            "/sim/guilds/aegis-demo/moderation",
            new JsonObject
            {
                ["actor"] = "owner",
                ["action"] = "ban",
                ["target"] = "raider-2",
            }
        );

        await scene.ClickAsync(list, "Ban 2");
        await RaidScene.Until(async () => await scene.CleanupsAsync("state = 'done'") == 1);

        Assert.Equal(1, await scene.CasesAsync("source = 'raid' AND execution = 'applied'"));
        Assert.Equal(1, await scene.CasesAsync("source = 'raid' AND failure = 'aegis.already_banned'"));
        Assert.NotNull(await scene.MemberAsync(spared));
    }

    [Fact]
    public async Task An_answer_that_was_lost_bans_nobody_twice_and_is_told_as_done()
    {
        await using var scene = await RaidScene.StartAsync(("raids.response", "alert"));
        await scene.JoinAsync("raider-1", 1);
        await scene.JoinAsync("raider-2", 1);
        await RaidScene.Until(async () => await scene.JoinsAsync() == 2);
        var list = await scene.Service.RunAsync("owner", "raid cleanup");
        await scene.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "POST", ["route"] = "/guilds/{guild}/bulk-ban" },
            new JsonObject { ["status"] = 502, ["afterEffect"] = true }
        );

        await scene.ClickAsync(list, "Ban 2");
        await RaidScene.Until(async () => await scene.CleanupsAsync("state = 'done'") == 1);

        Assert.Equal(2, await scene.CasesAsync("source = 'raid' AND execution = 'applied'"));
    }

    private static async Task<IReadOnlyList<JsonNode>> SummariesAsync(RaidScene scene) =>
        [
            .. (await scene.Discord.ReadAsync("/sim/guilds/aegis-demo/channels/appeals/messages?as=owner"))
                .AsArray()
                .Select(message => message!)
                .Where(message => ((string)message["content"]!).Contains("Raid cleanup", StringComparison.Ordinal)),
        ];
}
