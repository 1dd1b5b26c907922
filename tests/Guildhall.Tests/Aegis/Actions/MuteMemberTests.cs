using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class MuteMemberTests(ModerationStage stage)
{
    [Fact]
    public async Task A_mute_is_a_timeout_of_that_length()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("junior", "mute", ("user", member.Name), ("duration", "2h"));

        var row = await stage.CaseAsync(member);
        Assert.Contains("2h (until <t:", answer.Text, StringComparison.Ordinal);
        Assert.Equal((CaseKind.Mute, Execution.Applied), (row.Kind, row.Execution));
        Assert.InRange(
            stage.MutedUntil(member)!.Value - row.ExpiresAt!.Value,
            TimeSpan.FromSeconds(-2),
            TimeSpan.FromSeconds(2)
        );
    }

    [Fact]
    public async Task Who_has_left_cannot_be_muted_and_the_answer_says_so()
    {
        var member = await stage.JoinAsync();
        await stage.LeaveAsync(member);

        var answer = await stage.RunAsync("junior", "mute", ("user", $"{member.Id}"));

        Assert.Contains("is not in this server any more", answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await stage.CasesAsync(member));
    }

    [Fact]
    public async Task A_new_mute_takes_the_place_of_the_old_one()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("junior", "mute", ("user", member.Name), ("duration", "2h"));

        await stage.RunAsync("junior", "mute", ("user", member.Name), ("duration", "1d"));

        Assert.Equal([Effect.Active, Effect.Superseded], (await stage.CasesAsync(member)).Select(row => row.Effect));
    }

    [Fact]
    public async Task A_ban_ends_a_mute()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("junior", "mute", ("user", member.Name), ("duration", "2h"));

        await stage.RunAsync("moderator", "ban", ("user", member.Name));

        Assert.Equal(Effect.Superseded, (await stage.CaseAsync(member, CaseKind.Mute)).Effect);
    }
}
