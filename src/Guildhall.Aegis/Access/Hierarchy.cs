using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary>
/// May this person act on that one? Pure, and the same for slash commands, menus, the API and the dashboard. Of people who
/// left, the last known roles count: a junior cannot ban a departed admin by id.
/// </summary>
internal static class Hierarchy
{
    /// <summary>Null where it may; else the first rule that forbids it.</summary>
    public static Refusal? Check(HierarchyQuestion question)
    {
        var (guild, actor, target) = (question.Guild, question.Actor, question.Target);
        if (target.User == actor.User)
        {
            return AccessRefusals.Self;
        }

        if (target.User == guild.Bot.User)
        {
            return AccessRefusals.TheBot;
        }

        if (target.User == guild.Roles.Owner)
        {
            return AccessRefusals.TheOwner(target);
        }

        if (question.Protected.Names(target))
        {
            return AccessRefusals.Protected(target);
        }

        if (!actor.IsSystem && !RoleHierarchy.CanActOn(guild.Roles, actor.Subject, target.Subject))
        {
            return AccessRefusals.ActorTooLow(guild, actor, target);
        }

        // Discord asks for the bot's own rank for members only: whoever left has none any more.
        if (target.IsPresent && !RoleHierarchy.CanActOn(guild.Roles, guild.Bot, target.Subject))
        {
            return AccessRefusals.BotTooLow(guild, target);
        }

        return question.TimesOut && target.IsPresent && IsAdministrator(guild.Roles, target)
            ? AccessRefusals.AdministratorCannotBeTimedOut(target)
            : null;
    }

    private static bool IsAdministrator(GuildRoles guild, Target target) =>
        target
            .Roles.Select(id => guild.Roles.GetValueOrDefault(id))
            .Append(guild.Everyone)
            .Any(role => role?.Permissions.HasFlag(Permissions.Administrator) == true);
}

internal sealed record HierarchyQuestion
{
    public required GuildStanding Guild { get; init; }

    public required Staff Actor { get; init; }

    public required Target Target { get; init; }

    public ProtectedList Protected { get; init; } = ProtectedList.None;

    /// <summary>True for Discord's time-out, which administrators cannot be given.</summary>
    public bool TimesOut { get; init; }
}

/// <summary>Whom nobody may act on through Aegis.</summary>
internal sealed record ProtectedList(IReadOnlyList<Snowflake<Role>> Roles, IReadOnlyList<Snowflake<User>> Users)
{
    public static ProtectedList None { get; } = new([], []);

    public bool Names(Target target) => Users.Contains(target.User) || target.Roles.Any(Roles.Contains);
}
