using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class UnmuteMemberTests(ModerationStage stage)
{
    [Fact]
    public async Task An_unmute_ends_the_timeout_and_the_case()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("junior", "mute", ("user", member.Name), ("duration", "2h"));

        await stage.RunAsync("moderator", "unmute", ("user", member.Name));

        Assert.Null(stage.MutedUntil(member));
        Assert.Equal(Effect.Revoked, (await stage.CaseAsync(member, CaseKind.Mute)).Effect);
    }

    [Fact]
    public async Task Who_is_not_muted_is_refused()
    {
        var member = await stage.JoinAsync();

        var answer = await stage.RunAsync("moderator", "unmute", ("user", member.Name));

        Assert.Contains("is not muted", answer.Refusal, StringComparison.Ordinal);
        Assert.Empty(await stage.CasesAsync(member));
    }
}
