using System.Globalization;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Privacy;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Appeals;

/// <summary>
/// Ends a decided appeal. An approved one lifts its punishment the way everything is done to people, under a key of its
/// own: however often this runs, once.
/// </summary>
internal sealed class FinishAppeal(
    Db db,
    AppealBook book,
    CaseBook cases,
    Enforcement enforcement,
    Targets targets,
    GuildSettingsBook settings,
    AppellantNotices notices,
    TimeProvider time
) : IJobHandler<FinishAppealJob>
{
    private static readonly TimeSpan whileQueued = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan whileRefused = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan patience = TimeSpan.FromDays(1);

    public async Task HandleAsync(FinishAppealJob job, JobRun run, CancellationToken cancellation)
    {
        if (await book.FindAsync(job.Guild, job.Number, cancellation) is not { } appeal)
        {
            return;
        }

        if (appeal.Lift == AppealLift.Pending)
        {
            await LiftAsync(appeal, run, cancellation);
        }

        await notices.TryTellAsync(appeal, cancellation);
    }

    private async Task LiftAsync(Appeal appeal, JobRun run, CancellationToken cancellation)
    {
        var row = await cases.FindAsync(new(appeal.GuildId, appeal.CaseNumber), cancellation);
        if (row is not { IsInForce: true })
        {
            // By itself, or by this very appeal before a crash.
            var own = await cases.FindByKeyAsync(appeal.GuildId, KeyOf(appeal), cancellation);
            var isOurs = own?.Execution == Execution.Applied;
            await EndAsync(appeal, row, isOurs ? AppealLift.Done : AppealLift.Ended, cancellation);
            return;
        }

        if (CaseRevocations.Opposite(row.Kind) is not { } kind)
        {
            await EndAsync(appeal, row, AppealLift.Done, cancellation);
            return;
        }

        // The case of somebody who was erased knows no id; the one who signed in to appeal has it.
        var person = Pseudonyms.IsOne(row.TargetId) ? appeal.AppellantId : row.TargetId;
        if (!(await targets.FindAsync(appeal.GuildId, person, cancellation)).TryGet(out var target, out var refusal))
        {
            await EndAsync(appeal, row, AppealLift.Ended, cancellation);
            return;
        }

        var result = await enforcement.CarryOutAsync(Request(appeal, kind, target), cancellation);
        if (!result.TryGet(out var outcome, out refusal))
        {
            await RefusedAsync(appeal, row, refusal, run, cancellation);
            return;
        }

        switch (outcome.Case.Execution)
        {
            case Execution.Applied:
                await EndAsync(appeal, row, AppealLift.Done, cancellation);
                break;
            case Execution.Failed:
                await RefusedAsync(appeal, row, ActionRefusals.OfFailure(outcome.Case), run, cancellation);
                break;
            default:
                throw new JobDelayedException(whileQueued, "The punishment is being lifted.");
        }
    }

    private static ActionRequest Request(Appeal appeal, CaseKind kind, Target target) =>
        new()
        {
            Kind = kind,
            Target = target,
            Actor = Staff.OfSystem(appeal.GuildId, "appeal"),
            ActingFor = Decider(appeal),
            Key = KeyOf(appeal),
            Source = CaseSource.Appeal,
            Reason = string.Create(
                CultureInfo.InvariantCulture,
                $"Appeal #{appeal.Number} against case #{appeal.CaseNumber} approved by {appeal.DecidedByName}"
            ),
            // Whoever appealed is told about the appeal.
            Silent = true,
        };

    private async Task RefusedAsync(
        Appeal appeal,
        Case row,
        Refusal refusal,
        JobRun run,
        CancellationToken cancellation
    )
    {
        if (refusal.Code is "aegis.not_banned" or "aegis.not_muted" or "aegis.not_quarantined" or "aegis.target_left")
        {
            // Somebody lifted it by hand meanwhile.
            await EndAsync(appeal, row, AppealLift.Ended, cancellation);
            return;
        }

        var isOver = time.GetUtcNow() - run.EnqueuedAt > patience;
        var told = new
        {
            Guild = appeal.GuildId,
            appeal.Number,
            Failure = refusal.Message,
            Lift = AppealLift.Failed.Stored(),
        };
        await db.WriteAsync(
            async unit =>
            {
                if (await unit.ExecuteAsync(isOver ? AppealSql.Lifted : AppealSql.LiftDelayed, told) == 1)
                {
                    await unit.EnqueueAsync(new PostAppealJob(appeal.GuildId, appeal.Number, unit.Now));
                }
            },
            cancellation
        );
        if (!isOver)
        {
            throw new JobDelayedException(whileRefused, refusal.Code);
        }
    }

    private async Task EndAsync(Appeal appeal, Case? row, AppealLift lift, CancellationToken cancellation)
    {
        var returns = (await settings.GetAsync(appeal.GuildId, cancellation)).Points.ReturnOnAppeal;
        var ended = new
        {
            Guild = appeal.GuildId,
            appeal.Number,
            appeal.CaseNumber,
            Lift = lift.Stored(),
            Failure = (string?)null,
            Now = time.GetUtcNow(),
        };
        await db.WriteAsync(
            async unit =>
            {
                if (row is not null)
                {
                    await unit.EndCaseAsync(row, Effect.Revoked, Decider(appeal), $"appeal #{appeal.Number}");
                }

                if (returns && await unit.ExecuteAsync(AppealSql.ReturnPoints, ended) == 1)
                {
                    await unit.PostCaseAsync(new(appeal.GuildId, appeal.CaseNumber));
                }

                await unit.ExecuteAsync(AppealSql.Lifted, ended);
                await unit.EnqueueAsync(new PostAppealJob(appeal.GuildId, appeal.Number, unit.Now));
            },
            cancellation
        );
    }

    private static string KeyOf(Appeal appeal) =>
        string.Create(CultureInfo.InvariantCulture, $"appeal:{appeal.Number}");

    private static Staff Decider(Appeal appeal) =>
        new()
        {
            Guild = appeal.GuildId,
            User = appeal.DecidedById,
            Name = appeal.DecidedByName ?? "appeal",
        };
}
