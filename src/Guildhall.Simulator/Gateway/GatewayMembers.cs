using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>Op 8: members by name or id, in chunks of 1,000.</summary>
internal sealed class GatewayMembers(GatewayHub hub)
{
    private const int ChunkSize = 1000;
    private const int MostByNameOrId = 100;
    private const int LongestNonce = 32;
    private static readonly TimeSpan BetweenFullLists = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(ulong Bot, ulong Guild), DateTimeOffset> fullLists = [];

    /// <summary>Answers in events; false when the request is malformed.</summary>
    public bool Request(GatewaySession session, JsonObject? data)
    {
        if (data?["guild_id"].AsId() is not { } id || (data["query"] is null) == (data["user_ids"] is null))
        {
            return false;
        }

        if (hub.GuildsOf(session).FirstOrDefault(g => g.Id == id) is not { } guild)
        {
            return true;
        }

        var query = data["query"]?.ToString();
        var limit = data["limit"].AsInt() ?? 0;
        if (query == "" && limit == 0 && !MayListAll(session, guild, Nonce(data)))
        {
            return true;
        }

        var wanted = query is null ? Ids(data["user_ids"]) : [];
        var found = query is null
            ? wanted.Where(guild.Members.ContainsKey).Select(u => guild.Members[u]).ToArray()
            : Named(guild, query, limit);
        SendChunks(session, guild, data, found, [.. wanted.Where(u => !guild.Members.ContainsKey(u))]);
        return true;
    }

    /// <summary>What a request that came too early is told.</summary>
    public static JsonObject RateLimited(ulong guild, string? nonce, TimeSpan wait)
    {
        var meta = new JsonObject { ["guild_id"] = guild.Text() };
        if (nonce is not null)
        {
            meta["nonce"] = nonce;
        }

        return new()
        {
            ["opcode"] = 8,
            ["retry_after"] = wait.TotalSeconds,
            ["meta"] = meta,
        };
    }

    private bool MayListAll(GatewaySession session, SimGuild guild, string? nonce)
    {
        if (!session.Intents.HasFlag(Intents.GuildMembers))
        {
            return false;
        }

        var key = (session.Bot.User.Id, guild.Id);
        var next = fullLists.GetValueOrDefault(key) + BetweenFullLists;
        if (next > hub.Now)
        {
            session.Send("RATE_LIMITED", RateLimited(guild.Id, nonce, next - hub.Now));
            return false;
        }

        fullLists[key] = hub.Now;
        return true;
    }

    // A longer nonce is ignored.
    private static string? Nonce(JsonObject request) =>
        request["nonce"]?.ToString() is { Length: > 0 and <= LongestNonce } nonce ? nonce : null;

    private static ulong[] Ids(JsonNode? node) =>
        node is JsonArray many
            ? [.. many.Select(n => n.AsId()).OfType<ulong>().Distinct().Take(MostByNameOrId)]
            : [.. new[] { node.AsId() }.OfType<ulong>()];

    private static SimMember[] Named(SimGuild guild, string query, int limit)
    {
        var found = guild.Members.Values.Where(m =>
            m.User.Name.StartsWith(query, StringComparison.OrdinalIgnoreCase)
            || (m.Nick ?? "").StartsWith(query, StringComparison.OrdinalIgnoreCase)
        );
        var isFullList = query == "" && limit == 0;
        return [.. isFullList ? found : found.Take(Math.Clamp(limit, 1, MostByNameOrId))];
    }

    private static void SendChunks(
        GatewaySession session,
        SimGuild guild,
        JsonObject request,
        SimMember[] found,
        ulong[] missing
    )
    {
        var wantsPresences =
            request["presences"] is JsonValue wants
            && wants.TryGetValue<bool>(out var yes)
            && yes
            && session.Intents.HasFlag(Intents.GuildPresences);
        var chunks = found.Chunk(ChunkSize).DefaultIfEmpty([]).ToArray();
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

            if (wantsPresences)
            {
                data["presences"] = chunks[i].Select(m => m.ToPresenceJson(guild)).ToJsonArray();
            }

            if (Nonce(request) is { } nonce)
            {
                data["nonce"] = nonce;
            }

            session.Send("GUILD_MEMBERS_CHUNK", data);
        }
    }
}
