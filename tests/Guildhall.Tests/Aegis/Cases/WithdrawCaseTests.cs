using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class WithdrawCaseTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task A_ban_is_lifted_the_normal_way()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "ban", ("user", member.Name));

        var answer = await RunAsync("owner", "case revoke", await Stage.CaseAsync(member), ("reason", "mistaken"));

        Assert.Contains("Unbanned", answer.Text, StringComparison.Ordinal);
        Assert.False(Stage.IsBanned(member));
        Assert.Equal(Effect.Revoked, (await Stage.CaseAsync(member, CaseKind.Ban)).Effect);
    }

    [Fact]
    public async Task A_warning_counts_no_more_and_a_second_time_there_is_nothing_to_do()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "shouting"));
        var row = await Stage.CaseAsync(member);

        var first = await RunAsync("owner", "case revoke", row);
        var second = await RunAsync("owner", "case revoke", row);

        Assert.Contains("is revoked. Its 1 points are gone", first.Text, StringComparison.Ordinal);
        Assert.Contains("so already", second.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_edit_cases_may_not_revoke_a_warning()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "shouting"));

        var answer = await RunAsync("junior", "case revoke", await Stage.CaseAsync(member));

        Assert.Contains("mod:edit", answer.Refusal, StringComparison.Ordinal);
    }
}
