using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>All sessions of all bots, and who hears what. Used under the universe's gate.</summary>
internal sealed class GatewayHub
{
    private static readonly TimeSpan KeptAway = TimeSpan.FromMinutes(5);

    private readonly Universe world;
    private readonly Dictionary<string, GatewaySession> sessions = [];
    private int started;

    public GatewayHub(Universe world)
    {
        this.world = world;
        world.Published += Deliver;
    }

    public IEnumerable<GatewaySession> Sessions => sessions.Values;

    /// <summary>Op 9 instead of an answer to the next RESUME.</summary>
    public bool RefusesResume { get; set; }

    public bool IsConnected(SimBot bot) => sessions.Values.Any(s => s.Bot == bot && s.Connection is not null);

    public GatewaySession Start(SimBot bot, Intents intents, int shard, int shards)
    {
        started++;
        var id = Convert.ToHexStringLower(world.Derive($"session {bot.ApplicationId} {started}"))[..32];
        var session = new GatewaySession(id, bot, intents, shard, shards);
        sessions.Add(id, session);
        return session;
    }

    /// <summary>The session to resume, or null when it is unknown, ended, or too long away.</summary>
    public GatewaySession? Find(string id)
    {
        foreach (var gone in sessions.Values.Where(s => s.AwaySince + KeptAway < world.Now).ToArray())
        {
            sessions.Remove(gone.Id);
        }

        return sessions.GetValueOrDefault(id);
    }

    public void End(GatewaySession session) => sessions.Remove(session.Id);

    /// <summary>The guilds that a session's shard carries.</summary>
    public IEnumerable<SimGuild> GuildsOf(GatewaySession session) =>
        world.Guilds.Values.Where(g =>
            g.Members.ContainsKey(session.Bot.User.Id) && (int)((g.Id >> 22) % (ulong)session.Shards) == session.Shard
        );

    private void Deliver(SimEvent happened)
    {
        if (happened.IsForPageOnly)
        {
            return;
        }

        foreach (var session in sessions.Values)
        {
            if (session.Covers(happened) && session.Wants(happened) && Sees(session, happened))
            {
                session.Send(happened.Name, DataFor(session, happened));
            }
        }
    }

    private bool Sees(GatewaySession session, SimEvent happened)
    {
        if (happened.Only is not null)
        {
            return true;
        }

        var bot = session.Bot.User.Id;
        return happened.Channel is { } channel
            ? world.Sees(bot, channel)
            : happened is not { Demands: not Permission.None, Guild: { } guild }
                || world.PermissionsOf(guild.Members[bot], guild).HasFlag(happened.Demands);
    }

    private static JsonObject DataFor(GatewaySession session, SimEvent happened)
    {
        var data = happened.Data.Copy();
        if (happened.Message is not { } message || session.Intents.HasFlag(Intents.MessageContent))
        {
            return data;
        }

        var own = session.Bot.User;
        var isOpen = message.Author == own || message.Channel.Guild is null || message.Mentions.Contains(own);
        return isOpen
            ? data
            : data.With(
                ("content", ""),
                ("embeds", new JsonArray()),
                ("attachments", new JsonArray()),
                ("components", new JsonArray())
            );
    }
}
