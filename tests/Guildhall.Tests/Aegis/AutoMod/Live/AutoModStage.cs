using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Seeds;
using Guildhall.Simulator.State;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

/// <summary>aegis-demo with AutoMod on, and people who write there.</summary>
internal static class AutoModStage
{
    public static async Task SwitchOnAsync(this ModerationStage stage, string preset = "default")
    {
        var chosen = await stage.RunAsync("owner", "automod preset", ("name", preset));
        Assert.Contains(preset, chosen.Text, StringComparison.Ordinal);
        var enabled = await stage.RunAsync("owner", "automod enable");
        Assert.Contains("AutoMod is on", enabled.Text, StringComparison.Ordinal);
    }

    /// <summary>Takes these rules in place of all others.</summary>
    public static async Task ImportAsync(this ModerationStage stage, string rules)
    {
        var answer = await stage.Service.RunAsync(
            "owner",
            "automod rule import",
            new JsonObject { ["file"] = AegisWorld.File("rules.json", rules) }
        );
        Assert.Contains("/automod rollback", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>A channel that everybody may write in.</summary>
    public static string AddChannel(this ModerationStage stage, string name)
    {
        var world = stage.Discord.Get<Universe>();
        lock (world.Gate)
        {
            ChannelActs.Create(
                world,
                new SimChannel(
                    world.Ids.Next(),
                    Guildhall.Simulator.State.ChannelType.Text,
                    world.Guilds[DemoWorld.AegisId],
                    name
                )
            );
        }

        return name;
    }

    public static async Task<string> SayAsync(
        this ModerationStage stage,
        Newcomer member,
        string content,
        string channel = "general"
    )
    {
        var posted = await stage.Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/channels/{channel}/messages",
            new JsonObject { ["as"] = member.Name, ["content"] = content }
        );
        return (string)posted["id"]!;
    }

    public static async Task<IReadOnlyList<string>> ReadAsync(this ModerationStage stage, string channel = "general") =>
        [
            .. (
                await stage.Discord.ReadAsync(
                    $"/sim/guilds/{DemoWorld.Aegis}/channels/{channel}/messages?as=owner&limit=100"
                )
            )
                .AsArray()
                .Select(message => (string)message!["id"]!),
        ];

    public static Task UntilGoneAsync(this ModerationStage stage, string message, string channel = "general") =>
        ModerationStage.UntilAsync(async () => !(await stage.ReadAsync(channel)).Contains(message));

    /// <summary>Until all that was said so far has been heard: a command may be answered before it, but what happens in a server is
    /// heard in its order.</summary>
    public static async Task UntilHeardAsync(this ModerationStage stage)
    {
        var last = await stage.JoinAsync();
        await stage.ByHandAsync("owner", "ban", last, "heard last");
        await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(last)).Count == 1);
    }

    public static Task<long> CountHitsAsync(this ModerationStage stage, Newcomer member) =>
        stage.Service.Guildhall.CountAsync($"SELECT COUNT(*) FROM aegis_automod_hits WHERE user_id = {member.Id}");
}
