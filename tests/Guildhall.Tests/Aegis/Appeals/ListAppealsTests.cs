namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class ListAppealsTests(AppealStage stage)
{
    [Fact]
    public async Task The_list_shows_what_waits_and_what_was_decided_apart()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);

        var open = await stage.RunAsync("moderator", "appeal list");
        await stage.DecideAsync(appeal, "owner", "deny");
        var denied = await stage.RunAsync("moderator", "appeal list", ("state", "denied"));

        Assert.True(open.IsEphemeral);
        Assert.Contains($"**#{appeal.Number}** {member.Name}", open.Text, StringComparison.Ordinal);
        Assert.Contains($"**#{appeal.Number}** {member.Name}", denied.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_see_appeals_is_told_what_is_missing()
    {
        var answer = await stage.RunAsync("junior", "appeal list");

        Assert.Contains("mod:appeals", answer.Refusal, StringComparison.Ordinal);
    }
}
