using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>Op 3, and the presence inside IDENTIFY.</summary>
/// <param name="Activities">As others see them; none when nothing is done.</param>
internal sealed record GatewayPresence(string Status, JsonArray Activities)
{
    private const int LongestText = 128;
    private static readonly string[] Known = ["online", "idle", "dnd", "invisible", "offline"];

    /// <summary>Types that a bot may have: playing, streaming, listening, watching, custom, competing.</summary>
    private static readonly int[] Types = [0, 1, 2, 3, 4, 5];

    public static GatewayPresence Online { get; } = new("online", []);

    public static GatewayPresence Offline { get; } = new("offline", []);

    /// <summary>What others see, or null when the payload is none.</summary>
    public static GatewayPresence? Read(JsonObject? data, DateTimeOffset now)
    {
        if (data?["status"]?.ToString() is not { } status || !Known.Contains(status))
        {
            return null;
        }

        if (status is "invisible" or "offline")
        {
            return Offline;
        }

        var said = (data["activities"] as JsonArray ?? []).Select(a => Seen(a as JsonObject, now)).ToArray();
        return said.Contains(null) ? null : new(status, new([.. said]));
    }

    public static void Set(Universe world, IEnumerable<SimGuild> guilds, SimBot bot, GatewayPresence presence)
    {
        foreach (var guild in guilds)
        {
            if (!guild.Members.TryGetValue(bot.User.Id, out var member) || presence.IsThatOf(member))
            {
                continue;
            }

            (member.Status, member.Activities) = (presence.Status, presence.Activities);
            world.Publish(
                new("PRESENCE_UPDATE", member.ToPresenceJson(guild)) { Guild = guild, Needs = Intents.GuildPresences }
            );
        }
    }

    private bool IsThatOf(SimMember member) =>
        member.Status == Status && JsonNode.DeepEquals(member.Activities ?? [], Activities);

    // A bot sets these four fields alone. Source: gateway-events#activity-object
    private static JsonObject? Seen(JsonObject? sent, DateTimeOffset now)
    {
        if (
            sent?["name"]?.ToString() is not { Length: > 0 } name
            || Form.LengthOf(name) > LongestText
            || sent["type"].AsInt() is not { } type
            || !Types.Contains(type)
        )
        {
            return null;
        }

        var seen = new JsonObject
        {
            ["name"] = name,
            ["type"] = type,
            ["created_at"] = now.ToUnixTimeMilliseconds(),
        };
        foreach (var more in (string[])["state", "url"])
        {
            if (sent[more] is JsonValue value)
            {
                seen[more] = value.DeepClone();
            }
        }

        return seen;
    }
}
