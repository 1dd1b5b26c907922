using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary><c>/unban</c>: lifts a ban, whoever made it.</summary>
internal sealed class UnbanUser(StaffCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("unban", "Lift a ban")
        {
            Options = [ActionOptions.Target("Whom, by id"), .. ActionOptions.Common],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.BanMembers,
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(context, CaseKind.Unban, (request, _) => request, cancellation);
}
