using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary><c>/masskick</c>: many people by ids or by a filter.</summary>
internal sealed class MassKick(MassCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("masskick", "Kick many people at once")
        {
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.KickMembers,
            Options = [.. MassCalls.Named, .. MassCalls.Joining, .. MassCalls.Account, .. MassCalls.Last],
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(context, CaseKind.Kick, order => order, cancellation);
}
