using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Simulator.State;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class CarryOutTests(ModerationStage stage)
{
    [Fact]
    public async Task A_fault_before_the_effect_is_tried_again()
    {
        var member = await stage.JoinAsync();
        await FailBanAsync(member, new JsonObject { ["status"] = 502 });

        await stage.RunAsync("moderator", "ban", ("user", member.Name));

        Assert.Equal(Execution.Applied, (await stage.CaseAsync(member)).Execution);
        Assert.True(stage.IsBanned(member));
        Assert.Single(await stage.DmsAsync(member));
    }

    [Fact]
    public async Task While_Discord_is_down_the_order_is_kept_and_carried_out_afterwards()
    {
        var member = await stage.JoinAsync();
        await FailBanAsync(member, new JsonObject { ["status"] = 503 }, times: 6, method: null);

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name));
        await stage.UntilAsync(TimeSpan.FromSeconds(20), () => Task.FromResult(stage.IsBanned(member)));

        Assert.Contains("is kept", answer.Text, StringComparison.Ordinal);
        await AppliedAsync(member);
        Assert.Single(await stage.DmsAsync(member));
        Assert.Equal(1, stage.AuditEntries(member, AuditAction.MemberBan));
    }

    [Fact]
    public async Task A_refusal_of_Discord_fails_the_case_and_is_told()
    {
        var member = await stage.JoinAsync();
        await FailBanAsync(
            member,
            new JsonObject
            {
                ["status"] = 403,
                ["body"] = new JsonObject { ["code"] = 50013, ["message"] = "Missing Permissions" },
            }
        );

        var answer = await stage.RunAsync("moderator", "ban", ("user", member.Name));

        var row = await stage.CaseAsync(member);
        Assert.Contains("Discord did not let me", answer.Text, StringComparison.Ordinal);
        Assert.Equal((Execution.Failed, "aegis.discord_refused"), (row.Execution, row.Failure));
        Assert.False(stage.IsBanned(member));
    }

    private Task FailBanAsync(Newcomer member, JsonObject then, int times = 1, string? method = "PUT")
    {
        var match = new JsonObject { ["route"] = $"/guilds/{{guild}}/bans/{member.Id}" };
        if (method is not null)
        {
            match["method"] = method;
        }

        return stage.Discord.FaultAsync("discord", match, then, times);
    }

    private async Task<Case> AppliedAsync(Newcomer member)
    {
        await ModerationStage.UntilAsync(async () => (await stage.CaseAsync(member)).Execution == Execution.Applied);
        return await stage.CaseAsync(member);
    }
}
