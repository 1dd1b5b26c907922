using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>Roles come, change and go.</summary>
internal static class RoleActs
{
    /// <summary>A new role stands above @everyone and under all others.</summary>
    public static void Create(Universe world, SimGuild guild, SimRole role)
    {
        foreach (var other in guild.Roles.Values.Where(r => r.Id != guild.Id))
        {
            other.Position++;
        }

        role.Position = 1;
        guild.Roles.Add(role.Id, role);
        Announce(world, guild, role, "GUILD_ROLE_CREATE");
    }

    /// <summary>Gives roles new places; all others close ranks, and every role that moved is announced.</summary>
    public static void Reorder(Universe world, SimGuild guild, IReadOnlyDictionary<SimRole, int> wanted)
    {
        var before = guild.Roles.Values.ToDictionary(r => r, r => r.Position);
        var rest = guild
            .Roles.Values.Where(r => !wanted.ContainsKey(r))
            .OrderBy(r => r.Position)
            .ThenByDescending(r => r.Id)
            .ToList();
        foreach (var (role, place) in wanted.OrderBy(w => w.Value).ThenByDescending(w => w.Key.Id))
        {
            rest.Insert(Math.Min(place, rest.Count), role);
        }

        for (var i = 0; i < rest.Count; i++)
        {
            rest[i].Position = i;
        }

        foreach (var role in rest.Where(r => before[r] != r.Position))
        {
            Announce(world, guild, role, "GUILD_ROLE_UPDATE");
        }
    }

    public static void Delete(Universe world, SimGuild guild, SimRole role)
    {
        guild.Roles.Remove(role.Id);
        foreach (var member in guild.Members.Values.Where(m => m.Roles.Remove(role.Id)).ToArray())
        {
            MemberActs.Announce(world, guild, member);
        }

        foreach (var channel in guild.Channels.Values)
        {
            channel.Overwrites.RemoveAll(o => o.Id == role.Id);
        }

        var data = new JsonObject { ["guild_id"] = guild.Id.Text(), ["role_id"] = role.Id.Text() };
        world.Publish(new("GUILD_ROLE_DELETE", data) { Guild = guild, Needs = Intents.Guilds });
    }

    public static void Announce(Universe world, SimGuild guild, SimRole role, string name)
    {
        var data = new JsonObject { ["guild_id"] = guild.Id.Text(), ["role"] = role.ToJson() };
        world.Publish(new(name, data) { Guild = guild, Needs = Intents.Guilds });
    }
}
