using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary><c>/massunban</c>: lifts many bans by ids or by a filter.</summary>
internal sealed class MassUnban(MassCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("massunban", "Lift many bans at once")
        {
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.BanMembers,
            Options = [.. MassCalls.Named, .. MassCalls.Account, .. MassCalls.Last],
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(context, CaseKind.Unban, order => order, cancellation);
}
