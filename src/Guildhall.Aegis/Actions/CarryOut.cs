using Guildhall.Aegis.Cases;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;

namespace Guildhall.Aegis.Actions;

/// <summary>Ends a pending case: what was done is found out first, and nobody is told twice.</summary>
internal sealed class CarryOut(
    CaseHolds holds,
    Performance performance,
    LateReplies replies,
    OutcomeReply words,
    TimeProvider time
) : IJobHandler<CarryOutJob>
{
    private static readonly TimeSpan margin = TimeSpan.FromSeconds(30);

    public async Task HandleAsync(CarryOutJob job, JobRun run, CancellationToken cancellation)
    {
        await using var held = await holds.TryTakeAsync(new(job.Guild, job.Number), cancellation);
        if (held?.Case is not { } row)
        {
            return;
        }

        var outcome = row.Execution is Execution.Pending or Execution.Partial
            ? await performance.ResumeAsync(row, run, held.Lock, cancellation)
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
