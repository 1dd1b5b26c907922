using System.Text.Json.Nodes;
using Guildhall.Aegis.Cases;
using Guildhall.Simulator.State;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<BanSuite>]
public class UnbanUserTests(ModerationStage stage)
{
    [Fact]
    public async Task An_unban_lifts_the_ban_and_revokes_its_case()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name));

        var answer = await stage.RunAsync("owner", "unban", ("user", $"{member.Id}"), ("reason", "a mistake"));

        Assert.Contains("Unbanned", answer.Text, StringComparison.Ordinal);
        Assert.False(stage.IsBanned(member));
        var ban = await stage.CaseAsync(member, CaseKind.Ban);
        Assert.Equal((Effect.Revoked, "owner"), (ban.Effect, ban.EndedByName));
        Assert.Equal(Execution.Applied, (await stage.CaseAsync(member, CaseKind.Unban)).Execution);
    }

    [Fact]
    public async Task Who_is_not_banned_is_refused_without_a_case()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "unban", ("user", member.Name));

        Assert.Contains("is not banned", answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await stage.CasesAsync(member));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData(null)]
    public async Task A_ban_that_waits_for_Discord_is_called_off_and_never_done(string? method)
    {
        var member = await stage.JoinAsync();
        var match = new JsonObject { ["route"] = $"/guilds/{{guild}}/bans/{member.Id}" };
        if (method is not null)
        {
            match["method"] = method;
        }

        await stage.Discord.FaultAsync("discord", match, new JsonObject { ["status"] = 503 }, times: 40);
        var asked = await stage.RunAsync("moderator", "ban", ("user", member.Name));

        await stage.RunAsync("owner", "unban", ("user", $"{member.Id}"));

        Assert.Contains("is kept", asked.Text, StringComparison.Ordinal);
        var ban = await stage.CaseAsync(member, CaseKind.Ban);
        Assert.Equal((Execution.Failed, Effect.Revoked, "owner"), (ban.Execution, ban.Effect, ban.EndedByName));
        await stage.Discord.ClearFaultsAsync();
        await stage.UntilAsync(
            TimeSpan.FromSeconds(30),
            async () =>
                await stage.Service.Guildhall.CountAsync(
                    $"SELECT COUNT(*) FROM jobs WHERE kind = 'aegis.case.carry_out' AND unique_key LIKE '%:{ban.Number}'"
                ) == 0
                && (await stage.CasesAsync(member)).All(row => row.Execution != Execution.Pending)
        );
        Assert.Equal(0, stage.AuditEntries(member, AuditAction.MemberBan));
        Assert.False(stage.IsBanned(member));
    }
}
