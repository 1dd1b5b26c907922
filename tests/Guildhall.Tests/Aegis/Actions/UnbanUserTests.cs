using Guildhall.Aegis.Cases;

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
}
