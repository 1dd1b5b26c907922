using Guildhall.Aegis.Appeals;

namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class AskAppellantTests(AppealStage stage)
{
    [Fact]
    public async Task A_question_makes_the_appeal_wait_for_its_answer()
    {
        var (member, ban) = await stage.BannedAsync();
        var appeal = await stage.AppealAsync(member, ban);

        var answer = await stage.RunAsync(
            "moderator",
            "appeal ask",
            ("id", $"{appeal.Number}"),
            ("question", "Which account?")
        );

        Assert.StartsWith("Asked.", answer.Text.Trim(), StringComparison.Ordinal);
        Assert.Equal(AppealState.NeedsInfo, (await stage.ReadAsync(appeal)).State);
        await stage.ShownAsync(appeal, "Which account?");
    }
}
