using System.Text.Json.Nodes;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>IDENTIFY and RESUME: who may come in, what they are told first.</summary>
internal sealed class GatewayIdentify(Universe world, GatewayHub hub)
{
    /// <summary>How many keys identify side by side: a shard's key is its index modulo this.</summary>
    public const int MaxConcurrency = 16;

    public const int StartsPerDay = 1000;

    /// <summary>Nobody listens there.</summary>
    private const string DeadAddress = "ws://127.0.0.1:1";

    private readonly IdentifyGate gate = new(hub);

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

        var shard = ShardId.Read(data["shard"]);
        if (gate.Refusal(bot, data, shard) is { } code)
        {
            connection.Close(code);
        }
        else if (GatewayDisturber.Replaces(connection, hub.Faults.OnGateway(GatewayMoment.Identify, bot, shard)))
        {
            // A fault has answered in place of READY.
        }
        else if (!gate.Admits(bot, shard!.Value))
        {
            connection.Send(GatewayPayload.Of(9, false));
        }
        else
        {
            var intents = (Intents)data["intents"].AsInt()!.Value;
            Begin(connection, hub.Start(bot, intents, shard.Value), data["presence"] as JsonObject);
        }
    }

    public void Resume(GatewayConnection connection, JsonObject? data)
    {
        if (connection.Session is not null)
        {
            connection.Close(4005);
            return;
        }

        if (data?["seq"].AsInt() is not { } after)
        {
            connection.Close(4002);
            return;
        }

        if (BotWith(data["token"]) is not { } bot)
        {
            connection.Close(4004);
            return;
        }

        var session = hub.Find(data["session_id"]?.ToString() ?? "");
        var act = hub.Faults.OnGateway(GatewayMoment.Resume, bot, session?.Shard);
        if (GatewayDisturber.Replaces(connection, act))
        {
            return;
        }

        if (session is null || session.Bot != bot)
        {
            connection.Send(GatewayPayload.Of(9, false));
        }
        else if (after < 0 || after > session.Sequence)
        {
            connection.Close(4007);
        }
        else
        {
            Continue(connection, session, after, act);
        }
    }

    private void Continue(GatewayConnection connection, GatewaySession session, int after, GatewayAct? act)
    {
        session.Connection?.Close(4000);
        (session.Connection, connection.Session) = (connection, session);
        if (!session.Replay(after, act?.Do == Disturbance.PartialReplay ? act.Events : 0))
        {
            (session.Connection, connection.Session) = (null, null);
            hub.End(session);
            connection.Send(GatewayPayload.Of(9, false));
            return;
        }

        session.AwaySince = null;
        session.Send("RESUMED", []);
    }

    private SimBot? BotWith(JsonNode? token) =>
        token?.ToString() is { } text
            ? world.BotWithToken(text.StartsWith("Bot ", StringComparison.Ordinal) ? text[4..] : text)
            : null;

    private void Begin(GatewayConnection connection, GatewaySession session, JsonObject? presence)
    {
        session.Connection = connection;
        connection.Session = session;
        var guilds = hub.GuildsOf(session).ToArray();
        session.Send("READY", Ready(session, guilds));
        GatewayPresence.Set(
            world,
            guilds,
            session.Bot,
            GatewayPresence.Read(presence, world.Now) ?? GatewayPresence.Online
        );
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
            ["resume_gateway_url"] = ResumeAddress(session),
            ["shard"] = new JsonArray(session.Shard.Index, session.Shard.Count),
            ["guilds"] = guilds
                .Select(g => new JsonObject { ["id"] = g.Id.Text(), ["unavailable"] = true })
                .ToJsonArray(),
            ["application"] = new JsonObject { ["id"] = session.Bot.ApplicationId.Text(), ["flags"] = 0 },
            ["private_channels"] = new JsonArray(),
            ["presences"] = new JsonArray(),
            ["relationships"] = new JsonArray(),
            ["user_settings"] = new JsonObject(),
        };

    private string ResumeAddress(GatewaySession session) =>
        hub.Faults.OnGateway(GatewayMoment.ResumeUrl, session.Bot, session.Shard)?.Do == Disturbance.DeadResumeUrl
            ? DeadAddress
            : world.GatewayAddress;
}
