using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case restore</c>: undoes a deletion.</summary>
internal sealed class RestoreCase(CaseAdministration administration) : ICommand
{
    public static CommandSpec Spec { get; } = CaseCommands.Spec("case restore", "Bring a deleted case back");

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var (staff, number) = (CaseCommands.StaffOf(context), CaseCommands.NumberOf(context));
        return CaseCommands.AnswerAsync(
            administration.RestoreAsync(staff, number, cancellation),
            _ => $"Case #{number} is back."
        );
    }
}
