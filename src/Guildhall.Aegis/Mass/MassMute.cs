using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary><c>/massmute</c>: many people by ids or by a filter, for a while.</summary>
internal sealed class MassMute(MassCalls calls, GuildSettingsBook settings) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("massmute", "Mute many people at once")
        {
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ModerateMembers,
            Options =
            [
                .. MassCalls.Named,
                .. MassCalls.Joining,
                .. MassCalls.Account,
                ActionOptions.Length("For how long: 30m, 2h, 7d"),
                .. MassCalls.Last,
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var guild = await settings.GetAsync(context.Guild, cancellation);
        return await calls.RunAsync(
            context,
            CaseKind.Mute,
            order =>
                StaffCalls
                    .Duration(context, new Length(guild.Moderation.DefaultMute))
                    .TryGet(out var length, out var refusal)
                    ? order with
                    {
                        Length = length.Time,
                    }
                    : refusal,
            cancellation
        );
    }
}
