using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;

namespace Guildhall.Aegis.Mass;

/// <summary>Kicks, mutes, unbans and what takes them back: one after the other, each as a moderator would.</summary>
internal sealed class SingleActs(Enforcement enforcement, MassBook book)
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(1);

    /// <param name="done">The outcome where it was done.</param>
    /// <param name="notDone">The outcome where it was refused.</param>
    public async Task RunAsync(
        MassAction action,
        MassTarget row,
        ActionRequest request,
        string done,
        string notDone,
        CancellationToken cancellation
    )
    {
        var acting = await enforcement.CarryOutAsync(request with { Patience = patience }, cancellation);
        if (!acting.TryGet(out var outcome, out var refusal))
        {
            await book.SetAsync(action, row, notDone, refusal.Code, null, cancellation);
            return;
        }

        // What is queued will be done: its own job sees to it.
        var isDone = outcome.State is OutcomeState.Done or OutcomeState.Queued or OutcomeState.Repeated;
        var isOwn = outcome.State != OutcomeState.Stands;
        await book.SetAsync(
            action,
            row,
            isDone ? done : notDone,
            isDone ? null : outcome.Refusal?.Code,
            isOwn && done == MassTarget.Done ? outcome.Case.Number : null,
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

    /// <summary>What takes it back; null where nothing does.</summary>
    public static ActionRequest? Undo(MassAction action, MassOrder order, Staff actor, Target target)
    {
        CaseKind? kind = order.Kind switch
        {
            CaseKind.Ban => CaseKind.Unban,
            CaseKind.Mute => CaseKind.Unmute,
            CaseKind.Unban => CaseKind.Ban,
            _ => null,
        };
        return kind is { } other
            ? Request(action, order, actor, target) with
            {
                Kind = other,
                Key = action.UndoKeyOf(target.User),
                Reason = $"mass {MassText.Verb(order.Kind)} taken back",
                Duration = null,
                TakesBack = true,
            }
            : null;
    }
}
