using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Sietch.Badges;

/// <summary><c>/admin-badge revoke</c>: takes a badge for good; an earned one does not come back by itself.</summary>
internal sealed class RevokeBadge(AdminBadges admin, BadgeBook book) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("admin-badge revoke", "Take a badge from a member, for good")
        {
            Ephemeral = true,
            Permission = SietchPermissions.Admin,
            Cooldown = SietchPermissions.Pace,
            DefaultMemberPermissions = Permissions.Administrator,
            Options = [AdminBadges.Nym, AdminBadges.Badge],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!(await admin.ReadAsync(context, cancellation)).TryGet(out var order, out var refusal))
        {
            return refusal;
        }

        refusal = await book.RevokeAsync(order, cancellation);
        return refusal is null
            ? new Reply($"{order.Kind.Name} is revoked; only `/admin-badge award` brings it back.") { Ephemeral = true }
            : refusal;
    }
}
