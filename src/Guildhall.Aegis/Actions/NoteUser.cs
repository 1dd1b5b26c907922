using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary><c>/note</c>: something that staff should know of somebody; the person is not told.</summary>
internal sealed class NoteUser(StaffCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("note", "Write down something about somebody, for staff alone")
        {
            Options =
            [
                ActionOptions.Target("About whom"),
                CommandOption.Text("text", "What") with
                {
                    Required = true,
                    MaxLength = ActionRules.LongestReason,
                },
                CommandOption.Attachment(ActionOptions.Evidence, "A file to keep with it"),
                CommandOption.Text(ActionOptions.Link, "Links to messages to keep with it"),
            ],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(
            context,
            CaseKind.Note,
            (request, _) => request with { Reason = context.GetText("text") },
            cancellation
        );
}
