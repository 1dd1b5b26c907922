using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Welcome;

/// <summary>Which roles may be given to whoever joins. Pure.</summary>
internal static class WelcomeRoles
{
    /// <summary>A stranger who has these can harm the server or its members.</summary>
    private const Permissions Dangerous =
        Permissions.Administrator
        | Permissions.ManageGuild
        | Permissions.ManageRoles
        | Permissions.ManageChannels
        | Permissions.ManageWebhooks
        | Permissions.ManageMessages
        | Permissions.KickMembers
        | Permissions.BanMembers
        | Permissions.ModerateMembers
        | Permissions.MentionEveryone;

    /// <summary>Null where staff may set it and the bot can give it.</summary>
    public static Refusal? Check(GuildStanding guild, Staff staff, Snowflake<Role> id) =>
        Problem(guild, id) is { } problem ? new("aegis.welcome_role", problem)
        : RoleHierarchy.CanManage(guild.Roles, staff.Subject, guild.Roles.Roles[id]) ? null
        : new(
            "aegis.welcome_role",
            $"The role <@&{id}> is not below your own highest role, so you may not have it given. Choose a lower one."
        );

    /// <summary>Why the role is not given; null where it is.</summary>
    public static string? Problem(GuildStanding guild, Snowflake<Role> id)
    {
        if (guild.Roles.Roles.GetValueOrDefault(id) is not { } role)
        {
            return "The role is gone. Choose another with `/welcome setup`.";
        }

        if (role.Managed || id.As<Guild>() == guild.Roles.Guild)
        {
            return $"The role <@&{id}> belongs to Discord or an integration, and nobody can give it. Choose another.";
        }

        if ((role.Permissions & Dangerous) != 0)
        {
            return $"The role <@&{id}> carries staff permissions ({role.Permissions & Dangerous}); whoever joins would have them. "
                + "Choose a role without them.";
        }

        return RoleHierarchy.CanManage(guild.Roles, guild.Bot, role)
            ? null
            : $"The role <@&{id}> is not below my highest role, or I lack Manage Roles. Move my role above it, or choose another.";
    }
}
