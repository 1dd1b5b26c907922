using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary>The new length of a case, counted from its beginning.</summary>
internal sealed class DurationForm(CaseEditor editor) : IModal
{
    public const string Length = "value";

    public static ModalSpec Spec { get; } = new("case.duration-form") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ModalContext context, CancellationToken cancellation)
    {
        var number = CaseButtons.NumberOf(context.State);
        if (!DurationText.ReadOrPermanent(context.Text(Length)).TryGet(out var length, out var refusal))
        {
            return refusal;
        }

        var changed = await editor.SetDurationAsync(Staff.Of(context), number, length.Time, null, cancellation);
        return changed.TryGet(out var row, out refusal)
            ? new Reply($"Case #{number} lasts {CaseText.Length(row)}.")
            : refusal;
    }
}
