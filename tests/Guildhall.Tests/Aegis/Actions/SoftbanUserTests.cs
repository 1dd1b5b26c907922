using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Simulator.State;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class SoftbanUserTests(ModerationStage stage)
{
    [Fact]
    public async Task A_softban_removes_and_leaves_no_ban()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "softban", ("user", member.Name));

        Assert.Contains("Softbanned", answer.Text, StringComparison.Ordinal);
        Assert.False(stage.IsPresent(member));
        Assert.False(stage.IsBanned(member));
        Assert.Equal(TimeSpan.FromDays(1), (await stage.CaseAsync(member)).DeleteMessages);
    }

    [Fact]
    public async Task A_half_that_fails_is_tried_until_it_is_done()
    {
        var member = await stage.JoinAsync();
        await stage.Discord.FaultAsync(
            "discord",
            new JsonObject { ["method"] = "DELETE", ["route"] = $"/guilds/{{guild}}/bans/{member.Id}" },
            new JsonObject { ["status"] = 500 },
            times: 3
        );

        var answer = await stage.RunAsync("moderator", "softban", ("user", member.Name));
        await ModerationStage.UntilAsync(async () =>
        {
            await stage.AdvanceAsync(TimeSpan.FromSeconds(10));
            return !stage.IsBanned(member);
        });

        Assert.Contains("is kept", answer.Text, StringComparison.Ordinal);
        await ModerationStage.UntilAsync(async () => (await stage.CaseAsync(member)).Execution == Execution.Applied);
        Assert.Equal(1, stage.AuditEntries(member, AuditAction.MemberBan));
        Assert.Single(await stage.DmsAsync(member));
    }
}
