namespace Guildhall.Discord.Model;

/// <summary>Who stands above whom: the owner above all, then the highest role; of equal positions the lower id is higher.
/// Source: https://discord.com/developers/docs/topics/permissions#permission-hierarchy</summary>
public static class RoleHierarchy
{
    /// <summary>Positive when <paramref name="left"/> is the higher role, 0 only for the same role.</summary>
    public static int Compare(Role left, Role right)
    {
        var byPosition = left.Position.CompareTo(right.Position);
        return byPosition != 0 ? byPosition : right.Id.CompareTo(left.Id);
    }

    /// <summary>The subject's highest known role; @everyone for one with none; null when the guild lacks even that.</summary>
    public static Role? Highest(GuildRoles guild, GuildSubject subject)
    {
        var highest = guild.Everyone;
        foreach (var id in subject.Roles)
        {
            if (
                guild.Roles.TryGetValue(id, out var role)
                && (highest is null || highest.Id.As<Guild>() == guild.Guild || Compare(role, highest) > 0)
            )
            {
                highest = role;
            }
        }

        return highest;
    }

    /// <summary>May <paramref name="actor"/> moderate <paramref name="target"/>? Never oneself, the owner, an equal or a higher.</summary>
    public static bool CanActOn(GuildRoles guild, GuildSubject actor, GuildSubject target)
    {
        if (actor.User == target.User || target.User == guild.Owner)
        {
            return false;
        }

        return actor.User == guild.Owner || IsAbove(guild, Highest(guild, actor), Highest(guild, target));
    }

    /// <summary>May <paramref name="actor"/> give, take or change the role? Only those strictly below its own highest;
    /// managed roles and @everyone are given and taken by nobody.</summary>
    public static bool CanManage(GuildRoles guild, GuildSubject actor, Role role)
    {
        if (role.Managed || role.Id.As<Guild>() == guild.Guild)
        {
            return false;
        }

        return actor.User == guild.Owner || IsAbove(guild, Highest(guild, actor), role);
    }

    private static bool IsAbove(GuildRoles guild, Role? left, Role? right)
    {
        if (left is null || left.Id.As<Guild>() == guild.Guild)
        {
            return false;
        }

        return right is null || right.Id.As<Guild>() == guild.Guild || Compare(left, right) > 0;
    }
}
