using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary><c>/unmute</c>: ends a mute, whoever gave it, also of somebody who has left.</summary>
internal sealed class UnmuteMember(StaffCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("unmute", "Let somebody write and speak again")
        {
            Options = [ActionOptions.Target("Whom"), .. ActionOptions.Common],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(context, CaseKind.Unmute, (request, _) => request, cancellation);
}
