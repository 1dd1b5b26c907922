using Guildhall.Aegis.Appeals;

namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class ApproveAppealTests(AppealStage stage)
{
    [Fact]
    public async Task Whoever_punished_does_not_decide_alone()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);

        var refused = await stage.DecideAsync(appeal, "moderator", "approve");

        Assert.Contains("somebody else to decide", refused.Refusal, StringComparison.Ordinal);
        Assert.Equal(0, await stage.AuditedAsync("appeal.voted", $"appeal {appeal.Number}"));
        Assert.Equal(
            0,
            await stage.Moderation.Service.Guildhall.CountAsync(
                $"SELECT COUNT(*) FROM appeal_votes WHERE number = {appeal.Number}"
            )
        );
        Assert.True((await stage.ReadAsync(appeal)).IsOpen);
        Assert.True(stage.Moderation.IsBanned(member));
    }

    [Fact]
    public async Task Unless_the_server_lets_them()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);
        await stage.Moderation.SetAsync("appeals.punisherDecides", "yes");
        try
        {
            await stage.DecideAsync(appeal, "moderator", "approve");
        }
        finally
        {
            await stage.Moderation.SetAsync("appeals.punisherDecides", "no");
        }

        Assert.Equal(AppealState.Approved, (await stage.FinishedAsync(appeal)).State);
        Assert.False(stage.Moderation.IsBanned(member));
    }

    [Fact]
    public async Task A_ban_that_somebody_lifted_by_hand_meanwhile_is_no_failure()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);
        await stage.Moderation.ByHandAsync("owner", "unban", member, "by hand");

        await stage.DecideAsync(appeal, "owner", "approve");

        Assert.Equal(AppealLift.Ended, (await stage.FinishedAsync(appeal)).Lift);
    }

    [Fact]
    public async Task One_that_there_is_not_is_refused_and_written_down()
    {
        var answer = await stage.RunAsync("owner", "appeal approve", ("id", "987654"));

        Assert.Contains("no appeal #987654", answer.Refusal, StringComparison.Ordinal);
        Assert.Equal(1, await stage.AuditedAsync("appeal.not_found", "appeal 987654"));
    }

    [Fact]
    public async Task Staff_have_no_say_in_an_appeal_of_their_own()
    {
        var member = await stage.Moderation.JoinAsync("moderator");
        await stage.RunAsync("owner", "warn", ("user", member.Name), ("reason", "language"));
        var appeal = await stage.AppealAsync(member, await stage.Moderation.CaseAsync(member));

        var refused = await stage.DecideAsync(appeal, member.Name, "approve");
        var view = await stage.RunAsync(member.Name, "appeal view", ("id", $"{appeal.Number}"));

        Assert.Contains("your own", refused.Refusal, StringComparison.Ordinal);
        Assert.Contains("your own", view.Refusal, StringComparison.Ordinal);
        Assert.True((await stage.ReadAsync(appeal)).IsOpen);
    }
}
