using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>The button <c>Reason</c>: opens its form for whoever may change the case.</summary>
internal sealed class AskReason(CaseEditor editor, CaseButtons buttons) : IComponent
{
    public static ComponentSpec Spec { get; } = new("case.reason") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var number = CaseButtons.NumberOf(context.State);
        if (!(await editor.EditableAsync(Staff.Of(context), number, cancellation)).TryGet(out var row, out var refusal))
        {
            return refusal;
        }

        return Reply.Open(
            buttons.Form(
                ReasonForm.Spec.Name,
                context,
                number,
                $"Reason of case #{number}",
                TextInput.Paragraph(ReasonForm.Reason, "Reason") with
                {
                    MaxLength = 1000,
                    Value = row.Reason,
                }
            )
        );
    }
}
