using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case delete</c>: leaves a tombstone.</summary>
internal sealed class DeleteCase(CaseAdministration administration) : ICommand
{
    public static CommandSpec Spec { get; } = CaseCommands.Spec("case delete", "Delete a case; its number stays");

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var (staff, number) = (CaseCommands.StaffOf(context), CaseCommands.NumberOf(context));
        return CaseCommands.AnswerAsync(
            administration.DeleteAsync(staff, number, cancellation),
            _ => $"Case #{number} is deleted; /case restore brings it back."
        );
    }
}
