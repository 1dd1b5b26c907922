using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Cases;

[Collection<ModerationSuite>]
public class RevokeCaseTests(ModerationStage stage) : CaseCommandTests(stage)
{
    [Fact]
    public async Task The_button_lifts_the_ban_through_the_normal_way()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "ban", ("user", member.Name));

        var answer = await Stage.ClickLogAsync("owner", await Stage.CaseAsync(member), "Revoke");

        Assert.Contains("Unbanned", answer.Text, StringComparison.Ordinal);
        Assert.False(Stage.IsBanned(member));
        Assert.Equal(Effect.Revoked, (await Stage.CaseAsync(member, CaseKind.Ban)).Effect);
    }

    [Fact]
    public async Task The_button_of_before_a_restart_still_works()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var member = await stage.JoinAsync();
        await stage.RunAsync("moderator", "ban", ("user", member.Name));
        var row = await stage.CaseAsync(member);
        await ModerationStage.UntilAsync(async () => (await stage.LoggedAsync(row)).Count == 1);
        await stage.StopAsync();
        await stage.StartAgainAsync();

        var answer = await stage.ClickLogAsync("owner", row, "Revoke");

        Assert.Contains("Unbanned", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_unban_may_not_revoke()
    {
        var member = await Stage.JoinAsync();
        await Stage.RunAsync("moderator", "ban", ("user", member.Name));

        var answer = await Stage.ClickLogAsync("junior", await Stage.CaseAsync(member), "Revoke");

        Assert.Contains("Ban Members", answer.Refusal, StringComparison.Ordinal);
        Assert.True(Stage.IsBanned(member));
    }
}
