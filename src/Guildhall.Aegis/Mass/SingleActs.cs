using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Mass;

/// <summary>Kicks, mutes, unbans and what takes them back: one after the other, each as a moderator would.</summary>
internal sealed class SingleActs(Enforcement enforcement, MassBook book, Db db)
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan untilDone = TimeSpan.FromSeconds(5);

    /// <param name="done">The outcome where it was done.</param>
    /// <param name="notDone">The outcome where it was refused.</param>
    public Task RunAsync(
        MassAction action,
        MassTarget row,
        ActionRequest request,
        string done,
        string notDone,
        CancellationToken cancellation
    ) => RunAsync(action, row, request, done, notDone, null, cancellation);

    /// <param name="alongside">What is written together with the outcome, once it is done.</param>
    /// <exception cref="JobDelayedException">It is not done yet, and something is to be written when it is.</exception>
    public async Task RunAsync(
        MassAction action,
        MassTarget row,
        ActionRequest request,
        string done,
        string notDone,
        Func<Unit, Task>? alongside,
        CancellationToken cancellation
    )
    {
        var acting = await enforcement.CarryOutAsync(request with { Patience = patience }, cancellation);
        if (!acting.TryGet(out var outcome, out var refusal))
        {
            await book.SetAsync(action, row, notDone, refusal.Code, null, cancellation);
            return;
        }

        if (alongside is not null && outcome is { Case.Execution: Execution.Pending or Execution.Partial })
        {
            throw new JobDelayedException(untilDone, "What is taken back waits for Discord.");
        }

        // What is queued will be done: its own job sees to it.
        var isDone = outcome.State is OutcomeState.Done or OutcomeState.Queued or OutcomeState.Repeated;
        var isOwn = outcome.State != OutcomeState.Stands;
        var code = isDone ? null : outcome.Refusal?.Code;
        var number = isOwn && done == MassTarget.Done ? outcome.Case.Number : (long?)null;
        await db.WriteAsync(
            async unit =>
            {
                if (isDone && alongside is not null)
                {
                    await alongside(unit);
                }

                await MassBook.SetAsync(unit, action, row, isDone ? done : notDone, code, number);
            },
            cancellation
        );
    }

    public static ActionRequest Request(MassAction action, MassOrder order, Staff actor, Target target) =>
        new()
        {
            Kind = order.Kind,
            Target = target,
            Actor = actor,
            Key = action.KeyOf(target.User),
            Source = CaseSource.Mass,
            Batch = action.Batch,
            Reason = order.Reason,
            Duration = order.Length,
            Silent = true,
        };
}
