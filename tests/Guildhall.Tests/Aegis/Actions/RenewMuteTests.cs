using Guildhall.Aegis.Cases;

namespace Guildhall.Tests.Aegis.Actions;

[Collection<ModerationSuite>]
public class RenewMuteTests(ModerationStage stage)
{
    [Fact]
    public async Task Who_comes_back_while_muted_is_muted_until_the_same_end()
    {
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "mute", ("user", member.Name), ("duration", "2h"));
        var row = await stage.CaseAsync(member);
        await stage.LeaveAsync(member);

        await stage.JoinAgainAsync(member.Name);

        await ModerationStage.UntilAsync(() => stage.MutedUntil(member) is not null);
        Assert.InRange(
            stage.MutedUntil(member)!.Value - row.ExpiresAt!.Value,
            TimeSpan.FromSeconds(-2),
            TimeSpan.FromSeconds(2)
        );
        Assert.Equal(Effect.Active, (await stage.CaseAsync(member)).Effect);
    }
}
