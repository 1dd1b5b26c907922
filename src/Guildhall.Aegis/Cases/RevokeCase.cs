using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary>The button <c>Revoke</c>: lifts the ban or mute through the same way as the command.</summary>
internal sealed class RevokeCase(CaseEditor editor, StaffCalls calls, Targets targets) : IComponent
{
    public static ComponentSpec Spec { get; } = new("case.revoke") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var number = CaseButtons.NumberOf(context.State);
        if (!(await editor.ViewAsync(Staff.Of(context), number, cancellation)).TryGet(out var row, out var refusal))
        {
            return refusal;
        }

        if (!row.IsInForce || row.Kind is not (CaseKind.Ban or CaseKind.Mute))
        {
            return CaseRefusals.NothingToChange;
        }

        if (!(await targets.FindAsync(context.Guild, row.TargetId, cancellation)).TryGet(out var target, out refusal))
        {
            return refusal;
        }

        var kind = row.Kind == CaseKind.Ban ? CaseKind.Unban : CaseKind.Unmute;
        return await calls.CarryOutAsync(
            StaffCalls.Begin(context, kind, target) with
            {
                Reason = $"Revoked case #{number}",
            },
            cancellation
        );
    }
}
