using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary>The new reason of a case.</summary>
internal sealed class ReasonForm(CaseEditor editor) : IModal
{
    public const string Reason = "value";

    public static ModalSpec Spec { get; } = new("case.reason-form") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ModalContext context, CancellationToken cancellation)
    {
        var number = CaseButtons.NumberOf(context.State);
        var changed = await editor.SetReasonAsync(Staff.Of(context), number, context.Text(Reason), null, cancellation);
        return changed.TryGet(out _, out var refusal) ? new Reply($"Case #{number} has its new reason.") : refusal;
    }
}
