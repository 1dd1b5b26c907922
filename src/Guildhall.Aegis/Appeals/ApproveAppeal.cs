using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Appeals;

/// <summary><c>/appeal approve</c>: the case is revoked and the punishment lifted; where votes decide, a vote for it.</summary>
internal sealed class ApproveAppeal(AppealDecisions decisions) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("appeal approve", "Approve an appeal and lift what it is about")
        {
            Options = [AppealOptions.Id, AppealOptions.Text(AppealOptions.Words, "The appellant reads it")],
            Ephemeral = true,
            DefaultMemberPermissions = Discord.Model.Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        AppealReplies.OfSaid(
            await decisions.SpeakAsync(
                Staff.Of(context),
                context.GetInteger(AppealOptions.Name),
                isFor: true,
                decides: true,
                context.TryGetText(AppealOptions.Words),
                cancellation
            ),
            isFor: true
        );
}
