using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Cases;

/// <summary><c>/case link</c>: in both directions.</summary>
internal sealed class LinkCases(CaseEditor editor) : ICommand
{
    public static CommandSpec Spec { get; } =
        CaseCommands.Spec(
            "case link",
            "Link two cases",
            CommandOption.Integer("other", "The other number") with
            {
                Required = true,
                MinValue = 1,
            }
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var (staff, number) = (CaseCommands.StaffOf(context), CaseCommands.NumberOf(context));
        var other = context.GetInteger("other");
        return CaseCommands.AnswerAsync(
            editor.LinkAsync(staff, number, other, cancellation),
            _ => $"Cases #{number} and #{other} are linked."
        );
    }
}
