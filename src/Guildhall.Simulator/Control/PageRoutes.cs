using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>What the page asks beyond the acts: a server through one member's eyes, and its audit log.</summary>
internal sealed class PageRoutes(Universe world)
{
    private const int AuditEntries = 100;

    public void Map(ControlMap sim)
    {
        sim.Add("GET", "/guilds/{guild}/view", View);
        sim.Add("GET", "/guilds/{guild}/audit", Audit);
        new HistoryRoutes(world).Map(sim);
        new ThreadRoutes(world).Map(sim);
        new ParticipationRoutes(world).Map(sim);
    }

    /// <summary>The one who acts, and a channel that they see.</summary>
    /// <exception cref="BadControlException">There is no such channel, or it is closed to them.</exception>
    public static (SimUser User, SimChannel Channel) Place(ControlCall call)
    {
        var world = call.World;
        var channel =
            ulong.TryParse(call.Route("channel"), out var id) && world.Channels.TryGetValue(id, out var found)
                ? found
                : throw new BadControlException($"There is no channel '{call.Route("channel")}'.");
        var name = call.TryText("as") ?? call.Query("as") ?? call.Text("as");
        var user = channel.Guild is { } guild ? Find.Member(guild, name).User : Find.User(world, name);
        return world.Sees(user.Id, channel)
            ? (user, channel)
            : throw new BadControlException($"{user.Name} does not see #{channel.Name}.");
    }

    /// <summary>In direct messages everything of this kind is allowed.</summary>
    /// <exception cref="ApiException">50013: none of these permissions.</exception>
    public static void Need(Universe world, SimUser user, SimChannel channel, Permission any)
    {
        if (
            channel.Guild is { } guild
            && (world.PermissionsOf(guild.Members[user.Id], channel) & any) == Permission.None
        )
        {
            throw Refusals.MissingPermissions;
        }
    }

    private JsonObject View(ControlCall call)
    {
        var guild = call.Guild();
        var member = Find.Member(
            guild,
            call.Query("as") ?? throw new BadControlException("'as' is missing in the query.")
        );
        var channels = new JsonObject();
        foreach (var channel in guild.Channels.Values)
        {
            channels[channel.Id.Text()] = world.PermissionsOf(member, channel).Text();
        }

        return new()
        {
            ["permissions"] = world.PermissionsOf(member, guild).Text(),
            ["channels"] = channels,
            ["roles"] = guild.Roles.Values.Select(r => r.ToJson()).ToJsonArray(),
            ["settings"] = guild
                .Channels.Values.Where(c => world.Sees(member.User.Id, c))
                .Select(c => c.ToJson())
                .ToJsonArray(),
        };
    }

    private JsonArray Audit(ControlCall call)
    {
        var guild = call.Guild();
        var reader = Find.Member(guild, call.Query("as") ?? throw new BadControlException("'as' is missing."));
        return world.PermissionsOf(reader, guild).HasFlag(Permission.ViewAuditLog)
            ? Enumerable.Reverse(guild.AuditLog).Take(AuditEntries).Select(Named).ToJsonArray()
            : throw Refusals.MissingPermissions;
    }

    // Whoever has left is no member any more whose name the page could look up.
    private JsonObject Named(SimAuditEntry entry)
    {
        var json = entry.ToJson();
        json["user_name"] = entry.Actor.Name;
        if (entry.TargetId is { } id && world.Users.TryGetValue(id, out var target))
        {
            json["target_name"] = target.Name;
        }

        return json;
    }
}
