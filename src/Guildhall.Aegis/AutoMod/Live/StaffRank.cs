using Guildhall.Aegis.Access;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Who counts as staff to the rules: whoever can moderate, by Discord or by what the guild gave.</summary>
internal static class StaffRank
{
    private const Permissions Staffs =
        Permissions.ManageMessages
        | Permissions.ModerateMembers
        | Permissions.KickMembers
        | Permissions.BanMembers
        | Permissions.ManageGuild
        | Permissions.Administrator;

    public static bool IsStaff(GuildRoles guild, GuildSubject subject, IReadOnlyList<Grant> grants, DateTimeOffset now)
    {
        var permissions = PermissionCalculator.InGuild(guild, subject, now);
        if ((permissions & Staffs) != Permissions.None)
        {
            return true;
        }

        var staff = new Staff
        {
            Guild = guild.Guild,
            User = subject.User,
            Name = "",
            Roles = subject.Roles,
        };
        return grants.Count > 0
            && RightsRules
                .RightsOf(staff, permissions, grants, now)
                .Any(right => right.StartsWith("mod:", StringComparison.Ordinal));
    }
}
