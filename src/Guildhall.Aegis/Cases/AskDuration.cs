using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>The button <c>Duration</c>: opens its form for whoever may change the case.</summary>
internal sealed class AskDuration(CaseEditor editor, CaseButtons buttons) : IComponent
{
    public static ComponentSpec Spec { get; } = new("case.duration") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        var number = CaseButtons.NumberOf(context.State);
        if (!(await editor.EditableAsync(Staff.Of(context), number, cancellation)).TryGet(out var row, out var refusal))
        {
            return refusal;
        }

        if (!row.Lasts || !row.IsInForce)
        {
            return CaseRefusals.HasNoDuration(row);
        }

        return Reply.Open(
            buttons.Form(
                DurationForm.Spec.Name,
                context,
                number,
                $"Length of case #{number}",
                TextInput.Short(DurationForm.Length, "2h, 7d, 1mo or perm, from the beginning") with
                {
                    MaxLength = 100,
                    Value = row.Duration is { } length ? DurationText.Write(length) : "perm",
                }
            )
        );
    }
}
