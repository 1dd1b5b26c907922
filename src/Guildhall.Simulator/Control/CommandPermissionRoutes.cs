using System.Text.Json.Nodes;
using Guildhall.Simulator.Acts;
using Guildhall.Simulator.Interactions;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>
/// <c>GET</c>, <c>PUT /sim/guilds/{guild}/commands/{command}/permissions</c> <c>{as, permissions:[{role|user|channel, allow}]}</c>:
/// what a member who may manage the server sets under its integrations. A bot's name means all of its commands, the
/// channel <c>*</c> all channels.
/// </summary>
internal sealed class CommandPermissionRoutes(Universe world)
{
    private const string Path = "/guilds/{guild}/commands/{command}/permissions";
    private const int MostEntries = 100;

    public void Map(ControlMap sim)
    {
        sim.Add("GET", Path, Get);
        sim.Add("PUT", Path, Set);
    }

    private JsonObject Get(ControlCall call)
    {
        var guild = call.Guild();
        var (bot, id) = Target(guild, call.Route("command"));
        return CommandActs.ToJson(guild, bot, id, guild.CommandPermissions.GetValueOrDefault(id) ?? []);
    }

    private JsonObject Set(ControlCall call)
    {
        var guild = call.Guild();
        var actor = call.As(guild);
        if (!world.PermissionsOf(actor, guild).HasFlag(Permission.ManageGuild | Permission.ManageRoles))
        {
            throw Refusals.MissingPermissions;
        }

        var entries = call.Body["permissions"] is JsonArray { Count: <= MostEntries } list
            ? list.Select(e => Entry(guild, e as JsonObject ?? [])).ToJsonArray()
            : throw new BadControlException($"'permissions' is a list of up to {MostEntries}.");
        if (entries.GroupBy(e => (string)e!["id"]!).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new BadControlException($"{twice.Key} is decided twice.");
        }

        var (bot, id) = Target(guild, call.Route("command"));
        CommandActs.SetPermissions(world, guild, bot, id, entries, actor.User);
        return Get(call);
    }

    private static JsonObject Entry(SimGuild guild, JsonObject entry)
    {
        var (type, id) = entry switch
        {
            _ when entry["role"] is { } role => (CommandOverrides.Role, Find.Role(guild, $"{role}").Id),
            _ when entry["user"] is { } user => (CommandOverrides.User, Find.Member(guild, $"{user}").User.Id),
            _ when $"{entry["channel"]}" == "*" => (CommandOverrides.Channel, CommandOverrides.AllChannels(guild)),
            _ when entry["channel"] is { } channel => (CommandOverrides.Channel, ChannelOf(guild, $"{channel}").Id),
            _ => throw new BadControlException("An entry names a 'role', a 'user' or a 'channel'."),
        };
        return new()
        {
            ["id"] = id.Text(),
            ["type"] = type,
            ["permission"] = bool.TryParse($"{entry["allow"]}", out var allow)
                ? allow
                : throw new BadControlException("'allow' is true or false."),
        };
    }

    private static SimChannel ChannelOf(SimGuild guild, string name) =>
        guild.TopLevelChannels.FirstOrDefault(c => c.Name == name || c.Id.Text() == name)
        ?? throw new BadControlException($"{guild.Name} has no channel '{name}'.");

    private (SimBot Bot, ulong Id) Target(SimGuild guild, string text)
    {
        var bots = world.Bots.Values.Where(b => guild.Members.ContainsKey(b.User.Id)).ToArray();
        if (bots.FirstOrDefault(b => b.Names.Contains(text)) is { } whole)
        {
            return (whole, whole.ApplicationId);
        }

        var command = world
            .GuildCommands.Values.Where(c => c.GuildId == guild.Id)
            .Concat(bots.SelectMany(b => b.Commands.Values))
            .FirstOrDefault(c => c.Name == text || c.Id.Text() == text);
        return command is null
            ? throw new BadControlException($"{guild.Name} has no command '{text}' and no bot of that name.")
            : (world.BotOfApplication(command.ApplicationId)!, command.Id);
    }
}
