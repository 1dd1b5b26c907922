using System.Text.Json.Nodes;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Gateway;

/// <summary>What outlives a connection: the sequence, and the events that a resume replays. Held under the universe's gate.</summary>
internal sealed class GatewaySession(string id, SimBot bot, Intents intents, int shard, int shards)
{
    private const int Replayable = 5_000;

    private readonly Queue<(int Sequence, byte[] Payload)> sent = new();

    public string Id => id;

    public SimBot Bot => bot;

    public Intents Intents => intents;

    public int Shard => shard;

    public int Shards => shards;

    public int Sequence { get; private set; }

    /// <summary>Null while the client is away.</summary>
    public GatewayConnection? Connection { get; set; }

    /// <summary>When the client went away without ending the session.</summary>
    public DateTimeOffset? AwaySince { get; set; }

    public GatewayFaults Faults { get; } = new();

    public bool Covers(SimEvent happened) =>
        (happened.Only is null || happened.Only == bot)
        && (
            happened.Guild is { } guild
                ? (int)((guild.Id >> 22) % (ulong)shards) == shard && guild.Members.ContainsKey(bot.User.Id)
                : shard == 0 || happened.Channel is null
        );

    /// <summary>True when the intents let the bot hear it.</summary>
    public bool Wants(SimEvent happened) =>
        happened.Needs == Intents.None
        || (intents & happened.Needs) != 0
        || (happened.About == bot.User.Id && happened.Name == "GUILD_MEMBER_UPDATE");

    public void Send(string name, JsonObject data)
    {
        Sequence++;
        var payload = GatewayPayload.Dispatch(name, Sequence, data);
        sent.Enqueue((Sequence, payload));
        if (sent.Count > Replayable)
        {
            sent.Dequeue();
        }

        foreach (var (ready, delay) in Faults.Arrange(payload))
        {
            Connection?.Send(ready, delay);
        }
    }

    /// <summary>Sends again what came after that number; false when it cannot.</summary>
    public bool Replay(int after)
    {
        if (after > Sequence || (sent.TryPeek(out var oldest) && oldest.Sequence > after + 1))
        {
            return false;
        }

        foreach (var (_, payload) in sent.Where(s => s.Sequence > after))
        {
            Connection?.Send(payload, null);
        }

        return true;
    }
}
