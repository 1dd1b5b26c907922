using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>The button <c>Add note</c>: opens its form for whoever may see the case.</summary>
internal sealed class AskNote(CaseEditor editor, CaseButtons buttons) : IComponent
{
    public static ComponentSpec Spec { get; } = new("case.note") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var number = CaseButtons.NumberOf(context.State);
        if (!(await editor.ViewAsync(Staff.Of(context), number, cancellation)).TryGet(out _, out var refusal))
        {
            return refusal;
        }

        return Reply.Open(
            buttons.Form(
                NoteForm.Spec.Name,
                context,
                number,
                $"Note on case #{number}",
                TextInput.Paragraph(NoteForm.Text, "For staff alone") with
                {
                    MaxLength = 2000,
                }
            )
        );
    }
}
