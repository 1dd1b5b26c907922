using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Gateway;

/// <summary>What outlives a connection: the sequence, and the events that a resume replays. Held under the universe's gate.</summary>
internal sealed class GatewaySession(string id, SimBot bot, Intents intents, ShardId shard, GatewayHub hub)
{
    private readonly ReplayBuffer sent = new(
        hub.Options.ReplayEvents,
        hub.Options.ReplayBytes,
        SimulatorOptions.ReplayAge
    );
    private readonly List<(Dispatch Event, int Sequence)> held = [];

    public string Id => id;

    public SimBot Bot => bot;

    public Intents Intents => intents;

    public ShardId Shard => shard;

    public int Sequence { get; private set; }

    /// <summary>Null while the client is away.</summary>
    public GatewayConnection? Connection { get; set; }

    /// <summary>When the client went away without ending the session.</summary>
    public DateTimeOffset? AwaySince { get; set; }

    public bool Covers(SimEvent happened) =>
        (happened.Only is null || happened.Only == bot)
        && (
            happened.Guild is { } guild
                ? shard.Carries(guild.Id) && guild.Members.ContainsKey(bot.User.Id)
                : shard.Index == 0 || happened.Channel is null
        );

    /// <summary>True when the intents let the bot hear it.</summary>
    public bool Wants(SimEvent happened) =>
        happened.Needs == Intents.None
        || (intents & happened.Needs) != 0
        || (happened.About == bot.User.Id && happened.Name == "GUILD_MEMBER_UPDATE");

    public void Send(string name, JsonObject data) => Send(Dispatch.Of(name, data));

    public void Send(Dispatch happened)
    {
        if (hub.Faults.OnGateway(happened.Name, this) is { } act)
        {
            hub.Disturber.OnDispatch(this, happened, act);
        }
        else
        {
            SendUndisturbed(happened);
        }
    }

    /// <summary>Past the faults: what a fault itself says.</summary>
    public void SendUndisturbed(Dispatch happened)
    {
        var sequence = Number(happened);
        Connection?.Send(happened, sequence);
    }

    /// <summary>Gives the event its number and keeps it for a resume; the wire has not seen it yet.</summary>
    public int Number(Dispatch happened)
    {
        Sequence++;
        sent.Add(Sequence, happened, hub.Now);
        return Sequence;
    }

    /// <summary>Numbers that no event has.</summary>
    public void Skip(int numbers) => Sequence += numbers;

    /// <summary>Keeps the event back, with its number or 0, and sends all that was kept, last to first, when there are so many.</summary>
    public void Hold(Dispatch happened, int sequence, int until)
    {
        held.Add((happened, sequence));
        if (held.Count >= until)
        {
            Release();
        }
    }

    public void Release()
    {
        held.Reverse();
        foreach (var (happened, sequence) in held)
        {
            var number = sequence == 0 ? Number(happened) : sequence;
            Connection?.Send(happened, number);
        }

        held.Clear();
    }

    /// <summary>Sends again what came after that number; false when it cannot.</summary>
    /// <param name="without">How many of the newest are left out, as a fault.</param>
    public bool Replay(int after, int without)
    {
        if (after > Sequence || sent.After(after) is not { } missed)
        {
            return false;
        }

        foreach (var (sequence, happened) in missed.Take(missed.Count - without))
        {
            Connection?.Send(happened, sequence);
        }

        return true;
    }
}
