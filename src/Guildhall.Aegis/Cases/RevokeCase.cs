using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary>The button <c>Revoke</c>: lifts the ban, mute or quarantine through the same way as the command.</summary>
internal sealed class RevokeCase(CaseEditor editor, CaseRevocations revocations) : IComponent
{
    public static ComponentSpec Spec { get; } = new("case.revoke") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var number = CaseButtons.NumberOf(context.State);
        return (await editor.ViewAsync(Staff.Of(context), number, cancellation)).TryGet(out var row, out var refusal)
            ? await revocations.RevokeAsync(context, row, null, cancellation)
            : refusal;
    }
}
