using System.Collections.Frozen;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>
/// Which rights somebody has. Pure. Until a guild has given its first grant they follow Discord's permissions; from then on
/// the grants alone count. The owner and administrators have all of them in either case.
/// </summary>
internal static class RightsRules
{
    private static readonly (Permissions Permission, string[] Rights)[] byPermission =
    [
        (Permissions.ModerateMembers, [Rights.View, Rights.Warn, Rights.Mute, Rights.Evidence, Rights.TicketsView]),
        (Permissions.KickMembers, [Rights.View, Rights.Warn, Rights.Mute, Rights.Kick, Rights.Evidence]),
        (
            Permissions.BanMembers,
            [
                Rights.View,
                Rights.Warn,
                Rights.Mute,
                Rights.Kick,
                Rights.Ban,
                Rights.Mass,
                Rights.Edit,
                Rights.Appeals,
                Rights.Evidence,
                Rights.TicketsView,
                Rights.TicketsWork,
            ]
        ),
        (Permissions.ManageMessages, [Rights.Channels]),
        (Permissions.ManageChannels, [Rights.Channels]),
        (Permissions.ManageNicknames, [Rights.Members]),
        (Permissions.ManageRoles, [Rights.Members]),
        (Permissions.MuteMembers, [Rights.Members]),
        (Permissions.MoveMembers, [Rights.Members]),
        (
            Permissions.ManageGuild,
            [Rights.SettingsView, Rights.SettingsEdit, Rights.AuditView, Rights.TicketsAdmin, Rights.TicketsTranscripts]
        ),
    ];

    private static readonly FrozenSet<string> all = Rights.Of(Rights.GuildAdmin).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What they mean where nobody was granted anything yet.</summary>
    public static IReadOnlySet<string> OfPermissions(Permissions permissions) =>
        permissions.HasFlag(Permissions.Administrator)
            ? all
            : byPermission
                .Where(row => permissions.HasFlag(row.Permission))
                .SelectMany(row => row.Rights)
                .ToHashSet(StringComparer.Ordinal);

    /// <param name="permissions">Of the guild as a whole.</param>
    /// <param name="grants">All that the guild ever gave, so that "none yet" can be told from "none any more".</param>
    public static IReadOnlySet<string> RightsOf(
        Staff staff,
        Permissions permissions,
        IReadOnlyList<Grant> grants,
        DateTimeOffset now
    )
    {
        if (staff.IsSystem || permissions.HasFlag(Permissions.Administrator))
        {
            return all;
        }

        return grants.Count == 0
            ? OfPermissions(permissions)
            : grants
                .Where(grant => grant.IsActiveAt(now) && grant.IsFor(staff))
                .SelectMany(grant => Rights.Of(grant.RightName))
                .ToHashSet(StringComparer.Ordinal);
    }
}
