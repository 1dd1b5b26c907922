using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>A server as <c>/sim/state</c> tells it; written piece by piece, since there may be thousands of people.</summary>
internal static class GuildOutline
{
    public static void Write(Utf8JsonWriter writer, SimGuild guild)
    {
        writer.WriteStartObject();
        writer.WriteString("id", guild.Id.Text());
        writer.WriteString("name", guild.Name);
        writer.WriteString("ownerId", guild.OwnerId.Text());
        Write(writer, "channels", guild.Channels.Values.Select(ToJson));
        Write(writer, "roles", guild.Roles.Values.Select(ToJson));
        Write(writer, "members", guild.Members.Values.Select(m => MemberRoutes.ToJson(guild, m)));
        writer.WriteEndObject();
    }

    public static JsonNode ToJson(SimGuild guild)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, guild);
        }

        return JsonNode.Parse(buffer.ToArray())!;
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<JsonObject> items)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private static JsonObject ToJson(SimChannel channel) =>
        new()
        {
            ["id"] = channel.Id.Text(),
            ["name"] = channel.Name,
            ["type"] = (int)channel.Type,
            ["parentId"] = channel.ParentId.Text(),
            ["topic"] = channel.Topic,
            ["position"] = channel.Position,
            ["archived"] = channel.Thread?.IsArchived ?? false,
        };

    private static JsonObject ToJson(SimRole role) =>
        new()
        {
            ["id"] = role.Id.Text(),
            ["name"] = role.Name,
            ["position"] = role.Position,
            ["permissions"] = role.Permissions.Text(),
            ["color"] = role.Color,
        };
}
