using Guildhall.Aegis.Access;
using Guildhall.Aegis.Channels;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Mass;

/// <summary>Takes a mass action back, person by person: what somebody has lifted or renewed since stays as it is.</summary>
internal sealed class UndoMass(
    MassBook book,
    MassActors actors,
    People people,
    Reversals reversals,
    MassLog log,
    MassReply words,
    Progress progress,
    Db db
) : IJobHandler<UndoMassJob>
{
    private const int AtOnce = 25;

    public async Task HandleAsync(UndoMassJob job, JobRun run, CancellationToken cancellation)
    {
        if (await book.FindAsync(job.Guild, job.Id, cancellation) is not { } action)
        {
            return;
        }

        var order = MassBook.Read(action);
        if (action.State == MassAction.Undoing)
        {
            var finding = await actors.FindAsync(job.Guild, job.By, order.Kind, cancellation);
            if (!finding.TryGet(out var actor, out var refusal))
            {
                await db.WriteAsync(
                    unit => MassBook.MoveAsync(unit, action, MassAction.Undoing, MassAction.Ended),
                    cancellation
                );
                await progress.EndAsync(job.Interaction, job.AnswerIn, MassReply.Stopped(refusal), cancellation);
                return;
            }

            await TakeBackAsync(job, action, order, actor, cancellation);
            action = (await book.FindAsync(job.Guild, job.Id, cancellation))!;
            await log.TellAsync(action, order, cancellation);
        }

        var targets = await book.TargetsAsync(action, cancellation);
        await progress.EndAsync(job.Interaction, job.AnswerIn, words.Summary(action, order, targets), cancellation);
    }

    private async Task TakeBackAsync(
        UndoMassJob job,
        MassAction action,
        MassOrder order,
        Staff actor,
        CancellationToken cancellation
    )
    {
        for (var now = 0; ; now++)
        {
            var batch = await book.SomeAsync(action, MassTarget.Done, AtOnce, cancellation);
            if (batch.Count == 0)
            {
                break;
            }

            if (now == 4)
            {
                throw new JobDelayedException(TimeSpan.FromMilliseconds(1), "Others get their turn.");
            }

            var found = await people.FindAsync(action.GuildId, [.. batch.Select(row => row.UserId)], cancellation);
            foreach (var (row, target) in batch.Zip(found))
            {
                var named = target.IsPresent ? target : target with { Name = row.UserName };
                await reversals.RunAsync(action, order, actor, row, named, cancellation);
            }

            var all = await book.TargetsAsync(action, cancellation);
            var back = all.Count(row => row.Outcome is MassTarget.Undone or MassTarget.Kept);
            var whole = all.Count(row => row.Outcome is MassTarget.Undone or MassTarget.Kept or MassTarget.Done);
            await progress.TellAsync(job.Interaction, MassReply.UndoProgress(back, whole), cancellation);
        }

        await db.WriteAsync(unit => EndAsync(unit, action, job), cancellation);
    }

    private static async Task EndAsync(Unit unit, MassAction action, UndoMassJob job)
    {
        if (await MassBook.MoveAsync(unit, action, MassAction.Undoing, MassAction.Undone))
        {
            await unit.AuditAsync(
                new()
                {
                    Guild = action.GuildId,
                    Actor = job.By.ToString(),
                    Action = "aegis.mass_undone",
                    Subject = $"mass {action.MassId}",
                }
            );
        }
    }
}
