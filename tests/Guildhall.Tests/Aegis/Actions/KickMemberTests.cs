using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Simulator.Permissions;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class KickMemberTests(ModerationStage stage)
{
    [Fact]
    public async Task A_kick_removes_and_tells_before()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "kick", ("user", member.Name), ("reason", "rude"));

        Assert.Contains("Kicked", answer.Text, StringComparison.Ordinal);
        var log = await stage.Service.ChannelAsync("mod-log");
        Assert.Contains($"its message follows in <#{log}>", answer.Text, StringComparison.Ordinal);
        Assert.False(stage.IsPresent(member));
        Assert.False(stage.IsBanned(member));
        Assert.Equal(
            (CaseKind.Kick, DmState.Delivered),
            ((await stage.CaseAsync(member)).Kind, (await stage.CaseAsync(member)).Dm)
        );
    }

    [Fact]
    public async Task A_kick_can_take_the_messages_along_and_bans_nobody()
    {
        var member = await stage.JoinAsync();
        var message = await stage.SayAsync(member, "buy my coins");

        await stage.RunAsync("moderator", "kick", ("user", member.Name), ("delete_messages", "1d"));

        var row = await stage.CaseAsync(member);
        Assert.Equal((CaseKind.Kick, Execution.Applied), (row.Kind, row.Execution));
        Assert.False(stage.IsPresent(member));
        Assert.False(stage.IsBanned(member));
        var left = await stage.Discord.ReadAsync("/sim/guilds/aegis-demo/channels/general/messages?as=owner&limit=100");
        Assert.DoesNotContain(left.AsArray(), one => (string)one!["id"]! == message);
    }

    [Fact]
    public async Task Whoever_may_not_delete_messages_kicks_without_that()
    {
        var member = await stage.JoinAsync();
        await stage.Service.AddRoleAsync("doorkeeper", Permission.KickMembers);
        var keeper = await stage.JoinAsync("doorkeeper");

        var answer = await stage.RunAsync(keeper.Name, "kick", ("user", member.Name), ("delete_messages", "1d"));

        Assert.Contains("Manage Messages", answer.Refusal, StringComparison.Ordinal);
        Assert.True(stage.IsPresent(member));
    }

    [Fact]
    public async Task Who_leaves_between_command_and_act_fails_the_case_with_its_own_code()
    {
        var member = await stage.JoinAsync();
        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "DELETE", ["route"] = $"/guilds/{{guild}}/members/{member.Id}" },
            new JsonObject
            {
                ["status"] = 404,
                ["body"] = new JsonObject { ["code"] = 10007, ["message"] = "Unknown Member" },
            }
        );

        var answer = await stage.RunAsync("moderator", "kick", ("user", member.Name));

        var row = await stage.CaseAsync(member);
        Assert.Contains("is not in this server any more", answer.Text, StringComparison.Ordinal);
        Assert.Equal((Execution.Failed, "aegis.target_left"), (row.Execution, row.Failure));
    }
}
