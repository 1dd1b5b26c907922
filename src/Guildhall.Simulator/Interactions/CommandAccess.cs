using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Interactions;

/// <summary>Which commands a person is offered where.</summary>
internal static class CommandAccess
{
    private const int InGuild = 0;
    private const int InBotDm = 1;

    /// <summary>The commands that the person may use here; a guild's command hides a global one of the same name.</summary>
    public static IEnumerable<SimCommand> Usable(Universe world, SimChannel channel, SimUser user) =>
        channel.Guild is { } guild
            ? Offered(world, guild, channel, guild.Members[user.Id])
            : channel
                .Recipients.Select(world.BotOf)
                .OfType<SimBot>()
                .SelectMany(b => b.Commands.Values)
                .Where(c => IsFor(c, InBotDm));

    private static IEnumerable<SimCommand> Offered(Universe world, SimGuild guild, SimChannel channel, SimMember member)
    {
        var permissions = world.PermissionsOf(member, channel);
        if (!permissions.HasFlag(Permission.UseCommands) || !permissions.HasFlag(Permission.ViewChannel))
        {
            return [];
        }

        var bots = world.Bots.Values.Where(b => guild.Members.ContainsKey(b.User.Id)).ToArray();
        var own = world.GuildCommands.Values.Where(c => c.GuildId == guild.Id);
        return own.Concat(bots.SelectMany(b => b.Commands.Values))
            .Where(c => bots.Any(b => b.ApplicationId == c.ApplicationId))
            .DistinctBy(c => (c.ApplicationId, c.Name, c.Type))
            .Where(c => IsFor(c, InGuild) && (channel.IsNsfw || !IsNsfw(c)))
            .Where(c => permissions.HasFlag(Permission.Administrator) || Allows(c, channel, member, permissions));
    }

    // Administrators have been let through already: nobody can lock them out.
    private static bool Allows(SimCommand command, SimChannel channel, SimMember member, Permission permissions)
    {
        var overrides = CommandOverrides.Of(channel.Guild!, command);
        var needed = (Permission?)command.Definition["default_member_permissions"].AsId();
        return overrides.AllowsIn(channel)
            && (
                overrides.Allows(member)
                ?? needed switch
                {
                    null => true,
                    Permission.None => false,
                    _ => permissions.HasFlag(needed.Value),
                }
            );
    }

    // A guild's own command is for that guild alone; the older dm_permission speaks where contexts are silent.
    private static bool IsFor(SimCommand command, int context) =>
        command.GuildId is not null ? context == InGuild
        : command.Definition["contexts"] is JsonArray contexts ? contexts.Any(c => (int)c! == context)
        : context == InGuild || (bool?)command.Definition["dm_permission"] != false;

    private static bool IsNsfw(SimCommand command) => (bool?)command.Definition["nsfw"] == true;
}
