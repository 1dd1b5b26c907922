using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>IDENTIFY and RESUME: who may come in, what they are told first.</summary>
internal sealed class GatewayIdentify(Universe world, GatewayHub hub)
{
    /// <summary>How many may identify in 5 seconds.</summary>
    public const int MaxConcurrency = 16;

    private readonly Dictionary<SimBot, List<DateTimeOffset>> recent = [];

    public void Identify(GatewayConnection connection, JsonObject? data)
    {
        if (connection.Session is not null)
        {
            connection.Close(4005);
            return;
        }

        if (data?["token"] is null || data["properties"] is not JsonObject)
        {
            connection.Close(4002);
            return;
        }

        if (BotWith(data["token"]) is not { } bot)
        {
            connection.Close(4004);
            return;
        }

        var (shard, shards) = ShardOf(data["shard"]);
        if (Refusal(bot, data, shard, shards) is { } code)
        {
            connection.Close(code);
        }
        else if (!MayStart(bot))
        {
            connection.Send(GatewayPayload.Of(9, false), null);
        }
        else
        {
            Begin(connection, hub.Start(bot, (Intents)(int)data["intents"]!, shard, shards));
        }
    }

    public void Resume(GatewayConnection connection, JsonObject? data)
    {
        if (connection.Session is not null)
        {
            connection.Close(4005);
            return;
        }

        if (BotWith(data?["token"]) is not { } bot)
        {
            connection.Close(4004);
            return;
        }

        var session = hub.Find(data?["session_id"]?.ToString() ?? "");
        var after = data?["seq"] is JsonValue seq && seq.TryGetValue<int>(out var number) ? number : 0;
        if (session is null || session.Bot != bot || hub.RefusesResume)
        {
            hub.RefusesResume = false;
            connection.Send(GatewayPayload.Of(9, false), null);
            return;
        }

        if (after > session.Sequence)
        {
            connection.Close(4007);
            return;
        }

        session.Connection?.Close(4000);
        session.Connection = connection;
        connection.Session = session;
        if (!session.Replay(after))
        {
            (session.Connection, connection.Session) = (null, null);
            hub.End(session);
            connection.Send(GatewayPayload.Of(9, false), null);
            return;
        }

        session.AwaySince = null;
        session.Send("RESUMED", []);
    }

    private SimBot? BotWith(JsonNode? token) =>
        token?.ToString() is { } text
            ? world.BotWithToken(text.StartsWith("Bot ", StringComparison.Ordinal) ? text[4..] : text)
            : null;

    private static (int Shard, int Shards) ShardOf(JsonNode? node) =>
        node is JsonArray { Count: 2 } pair ? ((int)pair[0]!, (int)pair[1]!)
        : node is null ? (0, 1)
        : (-1, 0);

    private static int? Refusal(SimBot bot, JsonObject data, int shard, int shards)
    {
        if (shard < 0 || shard >= shards)
        {
            return 4010;
        }

        if (data["intents"] is not JsonValue value || !value.TryGetValue<int>(out var intents))
        {
            return 4013;
        }

        if ((intents & ~(int)Intents.Known) != 0)
        {
            return 4013;
        }

        return (intents & (int)Intents.Privileged) != 0 && !bot.HasPrivilegedIntents ? 4014 : null;
    }

    private bool MayStart(SimBot bot)
    {
        if (bot.SessionStartsReset <= world.Now)
        {
            bot.SessionStartsReset = world.Now.AddDays(1);
            bot.SessionStartsLeft = 1000;
        }

        var times = recent.TryGetValue(bot, out var known) ? known : recent[bot] = [];
        times.RemoveAll(t => t <= world.Now.AddSeconds(-5));
        if (bot.SessionStartsLeft == 0 || times.Count >= MaxConcurrency)
        {
            return false;
        }

        times.Add(world.Now);
        bot.SessionStartsLeft--;
        return true;
    }

    private void Begin(GatewayConnection connection, GatewaySession session)
    {
        session.Connection = connection;
        connection.Session = session;
        var guilds = hub.GuildsOf(session).ToArray();
        foreach (var guild in guilds)
        {
            guild.Members[session.Bot.User.Id].Status = "online";
        }

        session.Send("READY", Ready(session, guilds));
        if (session.Intents.HasFlag(Intents.Guilds))
        {
            var seesPresences = session.Intents.HasFlag(Intents.GuildPresences);
            foreach (var guild in guilds)
            {
                session.Send("GUILD_CREATE", guild.ToCreateJson(world, session.Bot, seesPresences));
            }
        }
    }

    private JsonObject Ready(GatewaySession session, IEnumerable<SimGuild> guilds) =>
        new()
        {
            ["v"] = 10,
            ["user"] = session.Bot.User.ToPrivateJson(),
            ["session_id"] = session.Id,
            ["session_type"] = "normal",
            ["resume_gateway_url"] = world.GatewayAddress,
            ["shard"] = new JsonArray(session.Shard, session.Shards),
            ["guilds"] = guilds
                .Select(g => new JsonObject { ["id"] = g.Id.Text(), ["unavailable"] = true })
                .ToJsonArray(),
            ["application"] = new JsonObject { ["id"] = session.Bot.ApplicationId.Text(), ["flags"] = 0 },
            ["private_channels"] = new JsonArray(),
            ["presences"] = new JsonArray(),
            ["relationships"] = new JsonArray(),
            ["user_settings"] = new JsonObject(),
        };
}
