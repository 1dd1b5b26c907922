using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Appeals;

/// <summary><c>/appeal approve</c>: the case is revoked and the punishment lifted; where votes decide, a vote for it.</summary>
internal sealed class ApproveAppeal(AppealDecisions decisions) : ICommand
{
    public static CommandSpec Spec { get; } =
        AppealOptions.Decision(
            "approve",
            "Approve an appeal and lift what it is about",
            AppealOptions.Text(AppealOptions.Words, "The appellant reads it")
        );

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        AppealOptions.DecideAsync(decisions, context, isFor: true, cancellation);
}
