using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case note</c>: notes are only ever added.</summary>
internal sealed class NoteOnCase(CaseEditor editor) : ICommand
{
    public static CommandSpec Spec { get; } =
        CaseCommands.Spec(
            "case note",
            "Add a note to a case, for staff alone",
            CommandOption.Text("text", "What") with
            {
                Required = true,
                MaxLength = 2000,
            }
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var (staff, number) = (CaseCommands.StaffOf(context), CaseCommands.NumberOf(context));
        return CaseCommands.AnswerAsync(
            editor.AddNoteAsync(staff, number, context.GetText("text"), cancellation),
            _ => $"Noted on case #{number}."
        );
    }
}
