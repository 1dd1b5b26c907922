using System.Text.Json.Nodes;
using Guildhall.Simulator.Seeds;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.AutoMod.Live;

[Collection<AutoModSuite>]
public class SimulateAutoModTests(ModerationStage stage)
{
    [Fact]
    public async Task The_rules_are_tried_on_what_was_written_and_nothing_happens()
    {
        await stage.SwitchOnAsync();
        await stage.RunAsync("owner", "automod disable");
        var member = await stage.JoinAsync();
        var message = await stage.SayAsync(member, "oh sh1t indeed");

        var answer = await stage.RunAsync("owner", "automod simulate");

        Assert.Contains("profanity", answer.Text, StringComparison.Ordinal);
        Assert.Contains("sh1t", answer.Text, StringComparison.Ordinal);
        Assert.Contains(message, await stage.ReadAsync());
        Assert.Empty(await stage.CasesAsync(member));
    }

    [Fact]
    public async Task Staff_whom_live_rules_leave_alone_do_not_count()
    {
        await stage.SwitchOnAsync();
        var place = stage.AddChannel("staff-talk");
        var channel = await stage.Service.ChannelAsync(place);
        await stage.Discord.PostAsync(
            $"/sim/guilds/{DemoWorld.Aegis}/channels/{place}/messages",
            new JsonObject { ["as"] = "moderator", ["content"] = "oh shit" }
        );

        var answer = await stage.RunAsync("owner", "automod simulate", ("channel", channel));

        Assert.Contains("Of 1 messages the rules mind none", answer.Text, StringComparison.Ordinal);
    }
}
