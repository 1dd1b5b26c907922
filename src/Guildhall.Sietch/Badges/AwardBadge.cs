using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Badges;

/// <summary><c>/admin-badge award</c>: gives a badge of contribution or a special one, or gives back a revoked one.</summary>
internal sealed class AwardBadge(AdminBadges admin, BadgeBook book) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("admin-badge award", "Give a member a badge")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
            Options =
            [
                AdminBadges.Nym,
                AdminBadges.Badge,
                CommandOption.Text("reason", "For the audit, 1 to 500 characters").Required(),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!(await admin.ReadAsync(context, cancellation)).TryGet(out var order, out var refusal))
        {
            return refusal;
        }

        refusal = await book.AwardAsync(order, context.GetText("reason"), cancellation);
        return refusal is null
            ? new Reply($"{order.Kind.Emoji} {order.Kind.Name} is awarded.") { Ephemeral = true }
            : refusal;
    }
}
