using Guildhall.Aegis.Appeals;

namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class PressAppealButtonTests(AppealStage stage)
{
    [Fact]
    public async Task Votes_are_one_for_each_and_can_be_changed()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);

        var first = await stage.ClickAsync(appeal, "moderator", "Vote for");
        var second = await stage.ClickAsync(appeal, "moderator", "Vote against");
        var third = await stage.ClickAsync(appeal, "owner", "Vote for");

        Assert.Contains("1 for, 0 against", first.Text, StringComparison.Ordinal);
        Assert.Contains("0 for, 1 against", second.Text, StringComparison.Ordinal);
        Assert.Contains("1 for, 1 against", third.Text, StringComparison.Ordinal);
        Assert.Equal(AppealState.Pending, (await stage.ReadAsync(appeal)).State);
        await stage.ShownAsync(appeal, "For: owner");
    }

    [Fact]
    public async Task Without_the_right_nothing_opens()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);

        var vote = await stage.ClickAsync(appeal, "owner", "Vote for");
        var refused = await stage.RunAsync("junior", "appeal approve", ("id", $"{appeal.Number}"));

        Assert.NotEmpty(vote.Text);
        Assert.Contains("mod:appeals", refused.Refusal, StringComparison.Ordinal);
        Assert.True(stage.Moderation.IsBanned(member));
    }

    [Fact]
    public async Task Where_votes_decide_the_last_one_needed_does()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);
        await stage.Moderation.SetAsync("appeals.votes", "2");
        try
        {
            await stage.ClickAsync(appeal, "moderator", "Vote for");
            Assert.Equal(AppealState.Pending, (await stage.ReadAsync(appeal)).State);
            await stage.ClickAsync(appeal, "owner", "Vote for");
        }
        finally
        {
            await stage.Moderation.SetAsync("appeals.votes", "0");
        }

        Assert.Equal(AppealState.Approved, (await stage.FinishedAsync(appeal)).State);
        Assert.False(stage.Moderation.IsBanned(member));
    }
}
