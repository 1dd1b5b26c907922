using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Acts;

/// <summary>What administrators decide about an application's commands.</summary>
internal static class CommandActs
{
    /// <param name="id">Of the command, or of the application for all of its commands.</param>
    /// <param name="permissions">The whole list: <c>{id, type, permission}</c>; empty: nothing is decided.</param>
    public static void SetPermissions(
        Universe world,
        SimGuild guild,
        SimBot bot,
        ulong id,
        JsonArray permissions,
        SimUser by
    )
    {
        var before = guild.CommandPermissions.GetValueOrDefault(id) ?? [];
        guild.CommandPermissions.Remove(id);
        if (permissions.Count > 0)
        {
            guild.CommandPermissions.Add(id, permissions);
        }

        world.Publish(
            new("APPLICATION_COMMAND_PERMISSIONS_UPDATE", ToJson(guild, bot, id, permissions))
            {
                Guild = guild,
                Only = bot,
            }
        );
        var options = new JsonObject { ["application_id"] = bot.ApplicationId.Text() };
        var changes = Changes(before, permissions);
        AuditActs.Write(world, guild, AuditAction.CommandPermissionUpdate, by, id, null, changes, options);
    }

    public static JsonObject ToJson(SimGuild guild, SimBot bot, ulong id, JsonArray permissions) =>
        new()
        {
            ["id"] = id.Text(),
            ["application_id"] = bot.ApplicationId.Text(),
            ["guild_id"] = guild.Id.Text(),
            ["permissions"] = permissions.Copy(),
        };

    // The key of a change is whom it concerns.
    private static JsonArray Changes(JsonArray before, JsonArray after)
    {
        var (old, now) = (ById(before), ById(after));
        return old
            .Keys.Union(now.Keys)
            .Where(id => !JsonNode.DeepEquals(old.GetValueOrDefault(id), now.GetValueOrDefault(id)))
            .Select(id => new JsonObject
            {
                ["key"] = id,
                ["old_value"] = old.GetValueOrDefault(id)?.DeepClone(),
                ["new_value"] = now.GetValueOrDefault(id)?.DeepClone(),
            })
            .ToJsonArray();
    }

    private static Dictionary<string, JsonNode> ById(JsonArray entries) =>
        entries.ToDictionary(e => (string)e!["id"]!, e => e!);
}
