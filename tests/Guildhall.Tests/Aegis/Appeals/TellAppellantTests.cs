using Guildhall.Aegis.Cases;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Appeals;

[Collection<AppealSuite>]
public class TellAppellantTests(AppealStage stage)
{
    [Fact]
    public async Task Who_is_still_in_the_server_is_told_by_message_where_to_answer()
    {
        var member = await stage.Moderation.JoinAsync();
        await stage.RunAsync("moderator", "warn", ("user", member.Name), ("reason", "language"));
        var warning = await stage.Moderation.CaseAsync(member, CaseKind.Warn);
        var appeal = await stage.AppealAsync(member, warning);

        await stage.RunAsync("owner", "appeal ask", ("id", $"{appeal.Number}"), ("question", "Why?"));

        await ModerationStage.UntilAsync(async () =>
            (await stage.Moderation.DmsAsync(member)).Any(dm =>
                dm.Contains(AppealStage.PageOf(appeal), StringComparison.Ordinal)
            )
        );
    }
}
