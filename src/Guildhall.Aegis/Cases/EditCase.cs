using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case edit</c>: a new reason; the old one stays in the audit log's count.</summary>
internal sealed class EditCase(CaseEditor editor) : ICommand
{
    public static CommandSpec Spec { get; } =
        CaseCommands.Spec(
            "case edit",
            "Change the reason of a case",
            CommandOption.Text("reason", "The new reason") with
            {
                Required = true,
                MaxLength = 1000,
            }
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var (staff, number) = (CaseCommands.StaffOf(context), CaseCommands.NumberOf(context));
        return CaseCommands.AnswerAsync(
            editor.SetReasonAsync(staff, number, context.GetText("reason"), null, cancellation),
            _ => $"Case #{number} has its new reason."
        );
    }
}
