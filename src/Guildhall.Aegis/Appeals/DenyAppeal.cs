using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Appeals;

/// <summary><c>/appeal deny</c>: the case stays; where votes decide, a vote against it.</summary>
internal sealed class DenyAppeal(AppealDecisions decisions) : ICommand
{
    public static CommandSpec Spec { get; } =
        AppealOptions.Decision(
            "deny",
            "Deny an appeal",
            AppealOptions.Text(AppealOptions.Words, "The appellant reads it").Required()
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        AppealOptions.DecideAsync(decisions, context, isFor: false, cancellation);
}
