using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Appeals;

/// <summary><c>/appeal deny</c>: the case stays; where votes decide, a vote against it.</summary>
internal sealed class DenyAppeal(AppealDecisions decisions) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("appeal deny", "Deny an appeal")
        {
            Options = [AppealOptions.Id, AppealOptions.Text(AppealOptions.Words, "The appellant reads it").Required()],
            Ephemeral = true,
            DefaultMemberPermissions = Discord.Model.Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        AppealReplies.OfSaid(
            await decisions.SpeakAsync(
                Staff.Of(context),
                context.GetInteger(AppealOptions.Name),
                isFor: false,
                decides: true,
                context.TryGetText(AppealOptions.Words),
                cancellation
            ),
            isFor: false
        );
}
