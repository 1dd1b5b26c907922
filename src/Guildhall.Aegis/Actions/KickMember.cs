using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary><c>/kick</c>: out of the server, free to come back.</summary>
internal sealed class KickMember(StaffCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("kick", "Remove somebody from the server; they may come back")
        {
            Options = [ActionOptions.Target("Whom"), ActionOptions.Deletion, .. ActionOptions.Common],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.KickMembers,
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(
            context,
            CaseKind.Kick,
            (request, _) =>
                StaffCalls.Deletion(context, TimeSpan.Zero).TryGet(out var deletion, out var refusal)
                    ? request with
                    {
                        DeleteMessages = deletion.Time ?? TimeSpan.Zero,
                    }
                    : refusal,
            cancellation
        );
}
