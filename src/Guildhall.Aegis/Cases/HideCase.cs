using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case hide</c>: each later look at it is audited.</summary>
internal sealed class HideCase(CaseAdministration administration) : ICommand
{
    public static CommandSpec Spec { get; } =
        CaseCommands.Spec(
            "case hide",
            "Keep a case from members and most staff, or show it again",
            CommandOption.Boolean("hidden", "False shows it again")
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var (staff, number) = (CaseCommands.StaffOf(context), CaseCommands.NumberOf(context));
        var isHidden = context.TryGetBoolean("hidden") ?? true;
        return CaseCommands.AnswerAsync(
            administration.SetHiddenAsync(staff, number, isHidden, cancellation),
            _ => $"Case #{number} is {(isHidden ? "hidden" : "shown")} now."
        );
    }
}
