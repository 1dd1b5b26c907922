using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

internal static class AccessRefusals
{
    public static Refusal Self { get; } = new("aegis.self", "You cannot do this to yourself.");

    public static Refusal TheBot { get; } = new("aegis.the_bot", "I cannot do this to myself.");

    public static Refusal TheOwner(Target target) =>
        new("aegis.owner", $"{target.Name} owns this server; nobody can moderate the owner.");

    public static Refusal Protected(Target target) =>
        new(
            "aegis.protected",
            $"{target.Name} is protected: `moderation.protectedUsers` or `moderation.protectedRoles` names them. "
                + "Whoever may change the settings can take them off the list first."
        );

    public static Refusal ActorTooLow(GuildStanding guild, Staff actor, Target target) =>
        new(
            "aegis.hierarchy_actor",
            $"{target.Name}{(target.IsPresent ? "" : ", who left the server,")} "
                + $"{(target.IsPresent ? "has" : "last had")} {RoleOf(guild, target.Subject)} as the highest role, "
                + $"which is level with or above yours, {RoleOf(guild, actor.Subject)}. "
                + "Somebody with a higher role has to do it."
        );

    public static Refusal BotTooLow(GuildStanding guild, Target target) =>
        new(
            "aegis.hierarchy_bot",
            $"{target.Name} has {RoleOf(guild, target.Subject)} as the highest role, which is level with or above mine, "
                + $"{RoleOf(guild, guild.Bot)}. Move my role above it in Server Settings → Roles."
        );

    public static Refusal AdministratorCannotBeTimedOut(Target target) =>
        new(
            "aegis.administrator",
            $"{target.Name} has the Administrator permission, and Discord lets nobody time administrators out. "
                + "A kick or a ban is possible, or take the role away first."
        );

    public static Refusal UnknownUser(Snowflake<User> user) =>
        new("aegis.unknown_user", $"There is no Discord user with the id {user}.");

    public static Refusal TargetLeft(Target target) =>
        new("aegis.target_left", $"{target.Name} is not in this server any more, so that is not possible.");

    /// <param name="rights">Of Aegis.</param>
    public static Refusal MissingUserPermission(
        Permissions permissions,
        IReadOnlyList<string> rights,
        Snowflake<Channel>? channel
    )
    {
        List<string> missing = [];
        List<string> remedies = [];
        if (permissions != Permissions.None)
        {
            missing.Add($"Discord's permission {PermissionNames.Of(permissions)}{In(channel)}");
            remedies.Add("in Server Settings → Roles");
        }

        if (rights.Count > 0)
        {
            missing.Add($"the right {string.Join(" or ", rights.Select(right => $"`{right}`"))}");
            remedies.Add("with `/permissions grant`");
        }

        return new(
            "aegis.missing_user_perm",
            $"You lack {string.Join(" and ", missing)}. An administrator can give it {string.Join(" and ", remedies)}."
        );
    }

    public static Refusal MissingBotPermission(Permissions permissions, Snowflake<Channel>? channel) =>
        new(
            "aegis.missing_bot_perm",
            $"I lack the permission {PermissionNames.Of(permissions)}{In(channel)}. "
                + (
                    channel is null
                        ? "Give it to my role in Server Settings → Roles, then try again."
                        : "Give it to my role in that channel's settings, then try again."
                )
        );

    public static Refusal UnknownChannel(Snowflake<Channel> channel) =>
        new("aegis.unknown_channel", $"This server has no channel {channel} that I can see.");

    private static string In(Snowflake<Channel>? channel) => channel is { } place ? $" in <#{place}>" : "";

    private static string RoleOf(GuildStanding guild, GuildSubject subject)
    {
        var highest = RoleHierarchy.Highest(guild.Roles, subject);
        return highest is null || highest.Id.As<Guild>() == guild.Roles.Guild ? "no role" : $"**{highest.Name}**";
    }
}
