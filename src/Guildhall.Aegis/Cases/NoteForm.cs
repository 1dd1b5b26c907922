using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary>A note on a case.</summary>
internal sealed class NoteForm(CaseEditor editor) : IModal
{
    public const string Text = "value";

    public static ModalSpec Spec { get; } = new("case.note-form") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ModalContext context, CancellationToken cancellation)
    {
        var number = CaseButtons.NumberOf(context.State);
        var added = await editor.AddNoteAsync(Staff.Of(context), number, context.Text(Text), cancellation);
        return added.TryGet(out _, out var refusal) ? new Reply($"Noted on case #{number}.") : refusal;
    }
}
