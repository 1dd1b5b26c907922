using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Actions;

/// <summary><c>/mute</c>: Discord's time-out, for any length.</summary>
internal sealed class MuteMember(StaffCalls calls) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("mute", "Let somebody write and speak no more, for a while")
        {
            Options =
            [
                ActionOptions.Target("Whom"),
                ActionOptions.Length("For how long: 30m, 2h, 40d, perm; default: as the settings say"),
                .. ActionOptions.Common,
            ],
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
        };

    public Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        calls.RunAsync(
            context,
            CaseKind.Mute,
            (request, guild) =>
                StaffCalls
                    .Duration(context, new Length(guild.Moderation.DefaultMute))
                    .TryGet(out var length, out var refusal)
                    ? request with
                    {
                        Duration = length.Time,
                    }
                    : refusal,
            cancellation
        );
}
