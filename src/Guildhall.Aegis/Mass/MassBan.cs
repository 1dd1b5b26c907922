using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Mass;

/// <summary><c>/massban</c>: many people by ids or by a filter, 200 at a time.</summary>
internal sealed class MassBan(MassCalls calls, GuildSettingsBook settings) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("massban", "Ban many people at once")
        {
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.BanMembers,
            Options =
            [
                .. MassCalls.Named,
                .. MassCalls.Joining,
                .. MassCalls.Account,
                ActionOptions.Length("For how long: 2h, 7d; without it for good"),
                ActionOptions.Deletion,
                .. MassCalls.Last,
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var guild = await settings.GetAsync(context.Guild, cancellation);
        return await calls.RunAsync(
            context,
            CaseKind.Ban,
            order => Adapt(context, order, guild.Moderation.DeleteOnBan),
            cancellation
        );
    }

    private static Result<MassOrder> Adapt(CommandContext context, MassOrder order, TimeSpan deletion)
    {
        if (!StaffCalls.Duration(context, new Length(null)).TryGet(out var length, out var refusal))
        {
            return refusal;
        }

        return StaffCalls.Deletion(context, deletion).TryGet(out var delete, out refusal)
            ? order with
            {
                Length = length.Time,
                DeleteMessages = delete.Time ?? TimeSpan.Zero,
            }
            : refusal;
    }
}
