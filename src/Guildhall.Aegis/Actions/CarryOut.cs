using Guildhall.Aegis.Cases;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;

namespace Guildhall.Aegis.Actions;

/// <summary>Ends a pending case: what was done is found out first, and nobody is told twice.</summary>
internal sealed class CarryOut(
    CaseBook book,
    PersonLocks locks,
    Performance performance,
    LateReplies replies,
    OutcomeReply words,
    TimeProvider time
) : IJobHandler<CarryOutJob>
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan margin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan whileBusy = TimeSpan.FromSeconds(3);

    public async Task HandleAsync(CarryOutJob job, JobRun run, CancellationToken cancellation)
    {
        if (await book.FindAsync(new(job.Guild, job.Number), cancellation) is not { } known)
        {
            return;
        }

        await using var held = await locks.TryTakeAsync(job.Guild, known.TargetId, patience, cancellation);
        if (held is null)
        {
            throw new JobDelayedException(whileBusy, "Somebody else is at it.");
        }

        // Read again: whoever had the lock may have ended it.
        var row = (await book.FindAsync(known.Key, cancellation))!;
        var outcome = row.Execution is Execution.Pending or Execution.Partial
            ? await performance.ResumeAsync(row, run, held, cancellation)
            : new CaseOutcome(row, OutcomeState.Repeated);
        // After that it would stand in the channel for everybody; the mod-log has it.
        if (job.Answer is { } answer && time.GetUtcNow() < answer.Interaction.ExpiresAt - margin)
        {
            await replies.SendAsync(
                answer.Interaction,
                answer.Channel,
                words.Of(outcome) with
                {
                    Ephemeral = true,
                },
                cancellation
            );
        }
    }
}
