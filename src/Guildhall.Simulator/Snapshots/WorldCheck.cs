using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Snapshots;

/// <summary>What must hold between the objects of a world, or a request would meet what cannot be.</summary>
internal static class WorldCheck
{
    private const int MostFaults = 20;

    /// <exception cref="BadWorldException">It does not hold.</exception>
    public static void Check(WorldContent world)
    {
        var faults = Faults(world).Take(MostFaults).ToArray();
        if (faults.Length > 0)
        {
            throw new BadWorldException(faults);
        }
    }

    private static IEnumerable<string> Faults(WorldContent world) =>
        Keyed("user", world.Users, u => u.Id)
            .Concat(Keyed("bot", world.Bots, b => b.User.Id))
            .Concat(Keyed("guild", world.Guilds, g => g.Id))
            .Concat(Keyed("channel", world.Channels, c => c.Id))
            .Concat(Keyed("message", world.Messages, m => m.Id))
            .Concat(Keyed("attachment", world.Attachments, a => a.Id))
            .Concat(Keyed("interaction", world.Interactions, i => i.Id))
            .Concat(
                world
                    .Bots.Values.Where(b => !Has(world.Users, b.User.Id, b.User))
                    .Select(b => $"The bot {b.User.Name} is no user.")
            )
            .Concat(world.Guilds.Values.SelectMany(g => Faults(world, g)))
            .Concat(world.Channels.Values.SelectMany(c => Faults(world, c)));

    private static IEnumerable<string> Faults(WorldContent world, SimGuild guild)
    {
        var name = $"The guild {guild.Name}";
        if (!guild.Roles.ContainsKey(guild.Id))
        {
            yield return $"{name} has no role @everyone.";
        }

        if (!world.Users.ContainsKey(guild.OwnerId))
        {
            yield return $"{name} is owned by {guild.OwnerId}, who is no user.";
        }

        foreach (
            var fault in Keyed($"role of {guild.Name}", guild.Roles, r => r.Id)
                .Concat(Keyed($"member of {guild.Name}", guild.Members, m => m.User.Id))
        )
        {
            yield return fault;
        }

        foreach (var member in guild.Members.Values.Where(m => !Has(world.Users, m.User.Id, m.User)))
        {
            yield return $"{name} has a member {member.User.Name} who is no user.";
        }

        foreach (
            var (member, role) in guild
                .Members.Values.SelectMany(m => m.Roles.Select(r => (m, r)))
                .Where(r => !guild.Roles.ContainsKey(r.r))
        )
        {
            yield return $"{name} has no role {role}, which {member.User.Name} is said to have.";
        }

        foreach (var channel in guild.Channels.Values.Where(c => !Has(world.Channels, c.Id, c) || c.Guild != guild))
        {
            yield return $"{name} has a channel {channel.Name} that is not its own.";
        }
    }

    private static IEnumerable<string> Faults(WorldContent world, SimChannel channel)
    {
        if (channel.Guild is { } guild && !Has(guild.Channels, channel.Id, channel))
        {
            yield return $"The channel {channel.Name} is not among those of {guild.Name}.";
        }

        if (channel.IsThread && channel.Guild?.Channels.ContainsKey(channel.ParentId ?? 0) != true)
        {
            yield return $"The thread {channel.Name} hangs on no channel.";
        }

        foreach (
            var message in channel.Messages.Values.Where(m => m.Channel != channel || !Has(world.Messages, m.Id, m))
        )
        {
            yield return $"The channel {channel.Name} holds the message {message.Id}, which is not its own.";
        }
    }

    private static IEnumerable<string> Keyed<T>(string kind, Dictionary<ulong, T> all, Func<T, ulong> id) =>
        all.Where(one => id(one.Value) != one.Key).Select(one => $"The {kind} {id(one.Value)} stands under {one.Key}.");

    private static bool Has<T>(Dictionary<ulong, T> all, ulong id, T one)
        where T : class => all.TryGetValue(id, out var found) && ReferenceEquals(found, one);
}
