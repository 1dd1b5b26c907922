using Guildhall.Aegis.Cases;
using Guildhall.Simulator.Permissions;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.Tests.Aegis.Observed;

public class HearBansTests
{
    [Fact]
    public async Task Without_the_audit_log_a_ban_by_hand_is_a_case_of_somebody_unknown_and_the_problem_is_shown()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        var (ours, theirs) = (await stage.JoinAsync(), await stage.JoinAsync());
        await stage.TakeFromBotAsync(Permission.ViewAuditLog);

        await stage.RunAsync("moderator", "ban", ("user", ours.Name));
        await stage.ByHandAsync("moderator", "ban", theirs, "raider");

        await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(theirs)).Count == 1);
        var row = await stage.CaseAsync(theirs);
        Assert.Equal(("somebody unknown", CaseKind.Ban), (row.ActorName, row.Kind));
        Assert.Single(await stage.CasesAsync(ours));
        var problems = await stage
            .Service.Get<GuildProblems>()
            .OpenAsync(AegisService.Guild, TestContext.Current.CancellationToken);
        Assert.Contains(problems, problem => problem.Code == GuildProblems.AuditLog);
    }
}
