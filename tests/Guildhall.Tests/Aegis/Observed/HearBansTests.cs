using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Observed;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
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

    [Fact]
    public async Task What_the_audit_log_tells_later_names_the_case_that_there_is()
    {
        await using var own = new OwnStage();
        var stage = await own.StartAsync();
        await stage.UntilReadAsync();
        var member = await stage.JoinAsync();
        await stage.TakeFromBotAsync(Permission.ViewAuditLog);
        foreach (var act in (string[])["ban", "unban", "ban"])
        {
            var before = (await stage.CasesAsync(member)).Count;
            await stage.ByHandAsync("moderator", act, member, $"{act} by hand");
            await ModerationStage.UntilAsync(async () => (await stage.CasesAsync(member)).Count > before);
            await stage.AdvanceAsync(TimeSpan.FromMinutes(11));
        }

        await stage.LetBotAsync(Permission.ViewAuditLog);
        await ReadAsync(stage);
        await ReadAsync(stage);

        await ModerationStage.UntilAsync(async () =>
            (await stage.CasesAsync(member)).All(row => row.AuditEntryId is not null)
        );
        var cases = (await stage.CasesAsync(member)).OrderBy(row => row.Number).ToList();
        Assert.Equal(["ban by hand", "unban by hand", "ban by hand"], cases.Select(row => row.Reason));
        Assert.Equal([Effect.Revoked, Effect.Active, Effect.Active], cases.Select(row => row.Effect));
        Assert.All(cases, row => Assert.False(row.ActorId.IsEmpty));
    }

    private static Task<bool> ReadAsync(ModerationStage stage) =>
        stage
            .Service.Get<Db>()
            .WriteAsync(
                unit =>
                    unit.EnqueueAsync(
                        new ReadAuditLogJob(
                            AegisService.Guild,
                            Snowflake<AuditLogEntry>.At(stage.Time.GetUtcNow() - TimeSpan.FromHours(2))
                        )
                    ),
                TestContext.Current.CancellationToken
            );
}
