using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Control;

/// <summary>Names or ids, both are accepted. What is not found is a <see cref="BadControlException"/> that says so.</summary>
internal static class Find
{
    public static SimGuild Guild(Universe world, string text) =>
        ById(world.Guilds, text)
        ?? world.Guilds.Values.FirstOrDefault(g => Same(g.Name, text))
        ?? throw Missing("guild", text, world.Guilds.Values.Select(g => g.Name));

    public static SimBot Bot(Universe world, string text) =>
        world.Bots.Values.FirstOrDefault(b => b.Names.Any(n => Same(n, text)))
        ?? throw Missing("bot", text, world.Bots.Values.Select(b => b.User.Name));

    public static SimChannel Channel(Universe world, SimGuild guild, string text) =>
        ById(guild.Channels, text)
        ?? guild.Channels.Values.FirstOrDefault(c => Same(c.Name, text.TrimStart('#')))
        ?? (ById(world.Channels, text) is { Guild: null } direct ? direct : null)
        ?? throw Missing($"channel of {guild.Name}", text, guild.TopLevelChannels.Select(c => c.Name));

    public static SimMember Member(SimGuild guild, string text) =>
        TryMember(guild, text)
        ?? throw Missing($"member of {guild.Name}", text, guild.Members.Values.Select(m => m.User.Name).Take(20));

    public static SimMember? TryMember(SimGuild guild, string text) =>
        ById(guild.Members, text) ?? guild.Members.Values.FirstOrDefault(m => Same(m.User.Name, text.TrimStart('@')));

    public static SimUser User(Universe world, string text) =>
        ById(world.Users, text)
        ?? world.Users.Values.FirstOrDefault(u => Same(u.Name, text))
        ?? throw Missing("user", text, []);

    /// <summary>A member of that name first: names are not unique across guilds.</summary>
    public static SimUser User(Universe world, SimGuild guild, string text) =>
        TryMember(guild, text)?.User ?? User(world, text.TrimStart('@'));

    public static SimRole Role(SimGuild guild, string text) =>
        TryRole(guild, text) ?? throw Missing($"role of {guild.Name}", text, guild.Roles.Values.Select(r => r.Name));

    public static SimRole? TryRole(SimGuild guild, string text) =>
        ById(guild.Roles, text) ?? guild.Roles.Values.FirstOrDefault(r => Same(r.Name, text));

    public static SimMessage Message(Universe world, string text) =>
        TryMessage(world, text) ?? throw new BadControlException($"There is no message '{text}'.");

    public static SimMessage? TryMessage(Universe world, string text) => ById(world.Messages, text);

    /// <summary>The guild of a place that must be in one.</summary>
    public static SimGuild GuildOf(SimChannel channel) =>
        channel.Guild ?? throw new BadControlException("Direct messages have no roles and no channels.");

    /// <summary>Someone of the channel's guild, or one of the two people of direct messages.</summary>
    public static SimUser UserIn(Universe world, SimChannel channel, string text) =>
        channel.Guild is { } guild
            ? User(world, guild, text)
            : channel.Recipients.FirstOrDefault(r => Same(r.Name, text) || Same($"{r.Id}", text))
                ?? throw Missing("person here", text, channel.Recipients.Select(r => r.Name));

    /// <summary>A channel of the same guild, of a type that the option or the list takes.</summary>
    /// <param name="definition">With <c>channel_types</c>, or every type will do.</param>
    public static SimChannel ChannelOf(Universe world, SimChannel place, JsonObject definition, string text)
    {
        var channel = Channel(world, GuildOf(place), text);
        return
            definition["channel_types"] is not JsonArray { Count: > 0 } types
            || types.Any(t => (int)t! == (int)channel.Type)
            ? channel
            : throw new BadControlException($"#{channel.Name} is not a channel of type {types.ToJsonString()}.");
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static T? ById<T>(Dictionary<ulong, T> all, string text)
        where T : class =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? all.GetValueOrDefault(id)
            : null;

    private static BadControlException Missing(string kind, string text, IEnumerable<string> known)
    {
        var names = string.Join(", ", known);
        return new($"There is no {kind} '{text}'." + (names == "" ? "" : $" There are: {names}."));
    }
}
