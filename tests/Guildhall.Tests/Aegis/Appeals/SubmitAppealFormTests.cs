using Guildhall.Aegis.Appeals;

namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class SubmitAppealFormTests(AppealStage stage)
{
    [Fact]
    public async Task Of_two_who_decide_at_once_one_does()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);
        var approval = await stage.ClickAsync(appeal, "owner", "Approve");
        var denial = await stage.ClickAsync(appeal, "owner", "Deny");

        var answers = await Task.WhenAll(
            stage.SubmitAsync(approval, "owner", "yes"),
            stage.SubmitAsync(denial, "owner", "no")
        );

        Assert.Single(answers, answer => answer.Text.Contains("Nothing was done twice", StringComparison.Ordinal));
        var finished = await stage.FinishedAsync(appeal);
        Assert.Equal(finished.State == AppealState.Denied, stage.Moderation.IsBanned(member));
    }

    [Fact]
    public async Task A_form_that_was_opened_before_the_decision_changes_nothing()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);
        var form = await stage.ClickAsync(appeal, "owner", "Approve");
        await stage.DecideAsync(appeal, "owner", "deny");

        var late = await stage.SubmitAsync(form, "owner", "yes");

        Assert.Contains("was denied by owner already", late.Refusal, StringComparison.Ordinal);
        Assert.True(stage.Moderation.IsBanned(member));
    }
}
