using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary><c>/softban</c>: a kick that takes the messages along.</summary>
internal sealed class SoftbanUser(StaffCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("softban", "Ban and unban at once: a kick that deletes messages")
        {
            Options = [ActionOptions.Target("Whom"), ActionOptions.Deletion, .. ActionOptions.Common],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.BanMembers,
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(
            context,
            CaseKind.Softban,
            (request, guild) =>
                StaffCalls.Deletion(context, guild.Moderation.DeleteOnSoftban).TryGet(out var deletion, out var refusal)
                    ? request with
                    {
                        DeleteMessages = deletion.Time ?? TimeSpan.Zero,
                    }
                    : refusal,
            cancellation
        );
}
