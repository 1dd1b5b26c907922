using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>Something that happened, as Discord told it. Its bytes are lent: read them before the handler returns.</summary>
public sealed class GatewayEvent
{
    private EventSlab? slab;

    private GatewayEvent(int shard, string type, ReadOnlyMemory<byte> data, EventSlab? slab)
    {
        Shard = shard;
        Type = type;
        Data = data;
        this.slab = slab;
    }

    public int Shard { get; }

    /// <summary>Discord's name: <c>MESSAGE_CREATE</c>.</summary>
    public string Type { get; }

    /// <summary>Rises within a session; with the shard and session it names the event.</summary>
    public long Sequence { get; private init; }

    /// <summary>Null for direct messages and what belongs to no guild.</summary>
    public Snowflake<Guild>? GuildId { get; private init; }

    /// <summary>The event's own object, UTF-8.</summary>
    public ReadOnlyMemory<byte> Data { get; private set; }

    internal ulong OrderKey { get; private init; }

    /// <summary>Who wants it, as the dispatcher has found; 0 when it has not been asked.</summary>
    internal int Takers { get; private init; }

    /// <summary>Whom to tell that it is handled.</summary>
    internal ShardSession? Session { get; private init; }

    /// <summary>Timestamp of the clock.</summary>
    internal long ReceivedAt { get; private init; }

    /// <exception cref="JsonException">Discord sent something of another shape.</exception>
    public T Read<T>(JsonTypeInfo<T> json) =>
        JsonSerializer.Deserialize(Data.Span, json) ?? throw new JsonException($"{Type} is null.");

    /// <summary>For tests and replays: an event that owns its bytes.</summary>
    public static GatewayEvent Of(string type, string json, Snowflake<Guild>? guild = null, long sequence = 1)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return new(0, type, bytes, null)
        {
            Sequence = sequence,
            GuildId = guild,
            OrderKey = guild?.Value ?? 0,
        };
    }

    /// <summary>What the client itself has to tell.</summary>
    internal static GatewayEvent OfClient(int shard, string type, byte[] json, long now) =>
        new(shard, type, json, null) { ReceivedAt = now };

    internal static GatewayEvent Copy(
        int shard,
        string type,
        int takers,
        in Envelope envelope,
        ReadOnlySpan<byte> frame,
        ShardSession session,
        EventMemory memory,
        long receivedAt
    )
    {
        var data = frame[envelope.Data];
        var slab = memory.Take(data.Length, out var place);
        data.CopyTo(place.Span);
        var guild = type is "GUILD_CREATE" or "GUILD_UPDATE" or "GUILD_DELETE" ? envelope.Id : envelope.GuildId;
        return new(shard, type, place, slab)
        {
            Takers = takers,
            Sequence = envelope.Sequence,
            GuildId = guild == 0 ? null : new(guild),
            OrderKey = guild != 0 ? guild : envelope.ChannelId,
            Session = session,
            ReceivedAt = receivedAt,
        };
    }

    internal void Return()
    {
        // Nobody may read what another event writes next.
        Data = default;
        slab?.GiveBack();
        slab = null;
    }
}
