using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;

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
        Assert.False(stage.IsPresent(member));
        Assert.False(stage.IsBanned(member));
        Assert.Equal(
            (CaseKind.Kick, DmState.Delivered),
            ((await stage.CaseAsync(member)).Kind, (await stage.CaseAsync(member)).Dm)
        );
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
