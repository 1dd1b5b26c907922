using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Appeals;

/// <summary><c>/appeal ask</c>: a question, which the appellant answers on the page.</summary>
internal sealed class AskAppellant(AppealDecisions decisions) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("appeal ask", "Ask the appellant something")
        {
            Options = [AppealOptions.Id, AppealOptions.Text("question", "What you want to know").Required()],
            Ephemeral = true,
            DefaultMemberPermissions = Discord.Model.Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        AppealReplies.OfQuestion(
            await decisions.AskAsync(
                Staff.Of(context),
                context.GetInteger(AppealOptions.Name),
                context.GetText("question"),
                cancellation
            )
        );
}
