using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Raids.Alerts;
using Guildhall.Aegis.Settings;

namespace Guildhall.Tests.Aegis.Raids.Alerts;

public class RespondToRaidTests
{
    [Fact]
    public async Task Invites_and_messages_pause_for_as_long_as_the_level_and_open_with_its_end()
    {
        await using var scene = await RaidScene.StartAsync(("raids.pauseDms", "off"));

        await scene.Service.RunAsync("owner", "raid on", ("duration", "2h"));
        await RaidScene.Until(async () => (await scene.RaidAsync()).InvitesPausedUntil is not null);
        var raid = await scene.RaidAsync();
        Assert.Equal(raid.ExpiresAt, raid.InvitesPausedUntil);
        Assert.Null(raid.DmsPausedUntil);

        await scene.Service.RunAsync("owner", "raid off");
        await RaidScene.Until(async () => (await scene.RaidAsync()).InvitesPausedUntil is null);

        var asked = await scene.RequestsAsync("PUT", "/incident-actions");
        Assert.Equal(2, asked.Count);
        Assert.All(
            asked,
            request => Assert.DoesNotContain("dms_disabled_until", Body(request), StringComparison.Ordinal)
        );
        Assert.Contains("null", Body(asked[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_alert_is_one_message_that_changes_and_comes_back_when_somebody_deletes_it()
    {
        await using var scene = await RaidScene.StartAsync();

        await scene.Service.RunAsync("owner", "raid on", ("level", "watch"), ("reason", "a hunch"));
        await RaidScene.Until(async () => (await TitlesAsync(scene)) is ["Raid level: watch"]);
        await scene.Service.RunAsync("owner", "raid on", ("level", "lockdown"));
        await RaidScene.Until(async () => (await TitlesAsync(scene)) is ["Raid level: lockdown"]);
        var alert = Assert.Single(await scene.AlertsAsync());
        await DeleteAsync(scene, alert);
        await scene.Service.RunAsync("owner", "raid off");

        await RaidScene.Until(async () => (await TitlesAsync(scene)) is ["Raid 1 is over"]);
    }

    [Fact]
    public async Task Without_the_permission_to_pause_staff_are_told_so_once()
    {
        await using var scene = await RaidScene.StartAsync();
        await scene.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "PUT", ["route"] = "/guilds/{guild}/incident-actions" },
            new JsonObject
            {
                ["status"] = 403,
                ["body"] = new JsonObject { ["message"] = "Missing Permissions", ["code"] = 50013 },
            }
        );

        await scene.BurstAsync(60, accountAgeDays: 0);
        await RaidScene.Until(async () => await scene.TryRaidAsync() is { PauseProblem: not null });

        Assert.Contains("not paused", (await scene.RaidAsync()).PauseProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_channel_staff_find_it_among_the_problems_until_there_is_one()
    {
        await using var scene = await RaidScene.StartAsync(("general.alertChannel", "default"));
        // Of two that might be meant, none stands in.
        scene.AddChannel("modlog");
        var channels = scene.Get<DefaultChannels>();
        await RaidScene.Until(async () =>
            (await channels.FindAsync(AegisService.Guild, TestContext.Current.CancellationToken)).ModLog is null
        );
        var problems = scene.Get<GuildProblems>();
        async Task<bool> IsProblemAsync() =>
            (await problems.OpenAsync(AegisService.Guild, TestContext.Current.CancellationToken)).Any(p =>
                p.Code == RaidAlert.Problem
            );

        await scene.Service.RunAsync("owner", "raid on", ("level", "watch"));
        await RaidScene.Until(IsProblemAsync);
        await scene.SetAsync("general.alertChannel", await scene.Service.ChannelAsync("mod-log"));
        await scene.Service.RunAsync("owner", "raid on", ("level", "lockdown"));

        await RaidScene.Until(async () => (await TitlesAsync(scene)) is ["Raid level: lockdown"]);
        await RaidScene.Until(async () => !await IsProblemAsync());
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(RaidScene scene) =>
        [.. (await scene.AlertsAsync()).Select(alert => (string)alert["embeds"]![0]!["title"]!)];

    private static async Task DeleteAsync(RaidScene scene, JsonNode alert)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Delete,
            $"/sim/guilds/aegis-demo/channels/mod-log/messages/{alert["id"]}?as=owner"
        )
        {
            Content = new StringContent("""{"as":"owner"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        using var response = await scene.Discord.Http.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private static string Body(JsonNode request) => request["body"]!.ToJsonString();
}
