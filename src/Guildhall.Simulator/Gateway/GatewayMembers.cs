using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>Op 8: members by name or id, in chunks of 1,000.</summary>
internal sealed class GatewayMembers(Universe world)
{
    private static readonly TimeSpan BetweenFullLists = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(SimBot, ulong), DateTimeOffset> fullLists = [];

    public void Request(GatewaySession session, JsonObject? data)
    {
        if (
            data?["guild_id"].AsId() is not { } id
            || !world.Guilds.TryGetValue(id, out var guild)
            || !guild.Members.ContainsKey(session.Bot.User.Id)
        )
        {
            return;
        }

        var query = data["query"]?.ToString();
        var limit = data["limit"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
        if (query == "" && limit == 0 && !MayListAll(session, guild, data["nonce"]))
        {
            return;
        }

        var wanted = Ids(data["user_ids"]);
        var found = query is null
            ? wanted.Where(guild.Members.ContainsKey).Select(u => guild.Members[u]).ToArray()
            : Named(guild, query, limit);
        var missing = query is null ? wanted.Where(u => !guild.Members.ContainsKey(u)).ToArray() : [];
        SendChunks(session, guild, data, found, missing);
    }

    private bool MayListAll(GatewaySession session, SimGuild guild, JsonNode? nonce)
    {
        if (!session.Intents.HasFlag(Intents.GuildMembers))
        {
            return false;
        }

        var key = (session.Bot, guild.Id);
        if (fullLists.TryGetValue(key, out var last) && last + BetweenFullLists > world.Now)
        {
            session.Send(
                "RATE_LIMITED",
                new()
                {
                    ["opcode"] = 8,
                    ["retry_after"] = (last + BetweenFullLists - world.Now).TotalSeconds,
                    ["meta"] = new JsonObject { ["guild_id"] = guild.Id.Text(), ["nonce"] = nonce?.DeepClone() },
                }
            );
            return false;
        }

        fullLists[key] = world.Now;
        return true;
    }

    private static ulong[] Ids(JsonNode? node) =>
        node is JsonArray many
            ? [.. many.Select(n => n.AsId()).OfType<ulong>().Take(100)]
            : [.. new[] { node.AsId() }.OfType<ulong>()];

    private static SimMember[] Named(SimGuild guild, string query, int limit)
    {
        var found = guild.Members.Values.Where(m =>
            m.User.Name.StartsWith(query, StringComparison.OrdinalIgnoreCase)
            || (m.Nick ?? "").StartsWith(query, StringComparison.OrdinalIgnoreCase)
        );
        return [.. limit > 0 ? found.Take(Math.Min(limit, 100)) : found];
    }

    private static void SendChunks(
        GatewaySession session,
        SimGuild guild,
        JsonObject request,
        SimMember[] found,
        ulong[] missing
    )
    {
        var chunks = found.Chunk(1000).DefaultIfEmpty([]).ToArray();
        for (var i = 0; i < chunks.Length; i++)
        {
            var data = new JsonObject
            {
                ["guild_id"] = guild.Id.Text(),
                ["members"] = chunks[i].Select(m => m.ToJson()).ToJsonArray(),
                ["chunk_index"] = i,
                ["chunk_count"] = chunks.Length,
            };
            if (missing.Length > 0)
            {
                data["not_found"] = missing.Ids();
            }

            if (request["presences"] is JsonValue wants && wants.TryGetValue<bool>(out var presences) && presences)
            {
                data["presences"] = chunks[i].Select(m => m.ToPresenceJson(guild)).ToJsonArray();
            }

            if (request["nonce"]?.ToString() is { Length: > 0 and <= 32 } nonce)
            {
                data["nonce"] = nonce;
            }

            session.Send("GUILD_MEMBERS_CHUNK", data);
        }
    }
}
