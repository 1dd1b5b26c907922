using System.Text.Json.Nodes;
using Guildhall.Simulator.Faults;
using Guildhall.Simulator.Permissions;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary>All sessions of all bots, and who hears what. Used under the universe's gate.</summary>
internal sealed class GatewayHub
{
    private readonly Universe world;
    private readonly TimeProvider machine;
    private readonly Dictionary<string, GatewaySession> sessions = [];
    private int started;

    public GatewayHub(Universe world, FaultEngine faults, SimulatorOptions options, WorldClock clock)
    {
        this.world = world;
        machine = clock.Machine;
        Faults = faults;
        Options = options;
        Disturber = new(world, this);
        world.Published += Deliver;
    }

    public FaultEngine Faults { get; }

    public SimulatorOptions Options { get; }

    public GatewayDisturber Disturber { get; }

    /// <summary>The machine's time: connections live in it, whatever the world's clock is told.</summary>
    public DateTimeOffset Now => machine.GetUtcNow();

    public IEnumerable<GatewaySession> Sessions => sessions.Values;

    public bool IsConnected(SimBot bot) => sessions.Values.Any(s => s.Bot == bot && s.Connection is not null);

    public GatewaySession Start(SimBot bot, Intents intents, ShardId shard)
    {
        started++;
        var id = Convert.ToHexStringLower(world.Derive($"session {bot.ApplicationId} {started}"))[..32];
        var session = new GatewaySession(id, bot, intents, shard, this);
        sessions.Add(id, session);
        return session;
    }

    /// <summary>The session to resume, or null when it is unknown, ended, or too long away.</summary>
    public GatewaySession? Find(string id)
    {
        foreach (var gone in sessions.Values.Where(s => s.AwaySince + SimulatorOptions.ReplayAge < Now).ToArray())
        {
            End(gone);
        }

        return sessions.GetValueOrDefault(id);
    }

    public void End(GatewaySession session)
    {
        if (sessions.Remove(session.Id) && sessions.Values.All(s => s.Bot != session.Bot))
        {
            GatewayPresence.Set(world, GuildsOf(session), session.Bot, GatewayPresence.Offline);
        }
    }

    /// <summary>Every session ends and cannot be resumed; its client may begin anew on the same line.</summary>
    public void EndAll()
    {
        foreach (var session in sessions.Values.ToArray())
        {
            if (session.Connection is null)
            {
                End(session);
            }
            else
            {
                Disturber.Perform(session, new(Disturbance.InvalidSession) { IsResumable = false });
            }
        }
    }

    /// <summary>The guilds that a session's shard carries.</summary>
    public IEnumerable<SimGuild> GuildsOf(GatewaySession session) => GuildsOf(session.Bot, session.Shard);

    public IEnumerable<SimGuild> GuildsOf(SimBot bot, ShardId shard) =>
        world.Guilds.Values.Where(g => shard.Carries(g.Id) && g.Members.ContainsKey(bot.User.Id));

    /// <summary>Sends one event to every session that carries the guild and has the intent, without a look at channels.</summary>
    public void Deliver(SimGuild guild, Intents needs, Dispatch happened)
    {
        var heard = new SimEvent(happened.Name, []) { Guild = guild, Needs = needs };
        foreach (var session in sessions.Values.Where(s => s.Covers(heard) && s.Wants(heard)))
        {
            session.Send(happened);
        }
    }

    private void Deliver(SimEvent happened)
    {
        if (happened.IsForPageOnly || happened.Posted is not null)
        {
            return;
        }

        Dispatch? full = null;
        Dispatch? blank = null;
        foreach (var session in sessions.Values)
        {
            if (session.Covers(happened) && session.Wants(happened) && Sees(session, happened))
            {
                session.Send(
                    MayReadContent(session, happened)
                        ? full ??= Dispatch.Of(happened.Name, happened.Data)
                        : blank ??= Dispatch.Of(happened.Name, Blank(happened.Data))
                );
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

    private static bool MayReadContent(GatewaySession session, SimEvent happened) =>
        happened.Message is not { } message
        || session.Intents.HasFlag(Intents.MessageContent)
        || message.Author == session.Bot.User
        || message.Channel.Guild is null
        || message.Mentions.Contains(session.Bot.User);

    private static JsonObject Blank(JsonObject data) =>
        data.Copy()
            .With(
                ("content", ""),
                ("embeds", new JsonArray()),
                ("attachments", new JsonArray()),
                ("components", new JsonArray())
            );
}
