using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>Something that happened, as Discord told it. Its bytes are lent: read them before the handler returns.</summary>
public sealed class GatewayEvent
{
    private readonly int length;
    private readonly bool isRented;
    private byte[] bytes;

    private GatewayEvent(int shard, string type, byte[] bytes, int length, bool isRented)
    {
        Shard = shard;
        Type = type;
        this.bytes = bytes;
        this.length = length;
        this.isRented = isRented;
    }

    public int Shard { get; }

    /// <summary>Discord's name: <c>MESSAGE_CREATE</c>.</summary>
    public string Type { get; }

    /// <summary>Rises within a session; with the shard and session it names the event.</summary>
    public long Sequence { get; private init; }

    /// <summary>Null for direct messages and what belongs to no guild.</summary>
    public Snowflake<Guild>? GuildId { get; private init; }

    /// <summary>The event's own object, UTF-8.</summary>
    public ReadOnlyMemory<byte> Data => bytes.AsMemory(0, Math.Min(length, bytes.Length));

    internal ulong OrderKey { get; private init; }

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
        return new(0, type, bytes, bytes.Length, false)
        {
            Sequence = sequence,
            GuildId = guild,
            OrderKey = guild?.Value ?? 0,
        };
    }

    /// <summary>What the client itself has to tell.</summary>
    internal static GatewayEvent OfClient(int shard, string type, byte[] json) =>
        new(shard, type, json, json.Length, false);

    internal static GatewayEvent Copy(
        int shard,
        string type,
        in Envelope envelope,
        ReadOnlySpan<byte> frame,
        ShardSession session,
        long receivedAt
    )
    {
        var data = frame[envelope.Data];
        var rented = ArrayPool<byte>.Shared.Rent(Math.Max(1, data.Length));
        data.CopyTo(rented);
        var guild = type is "GUILD_CREATE" or "GUILD_UPDATE" or "GUILD_DELETE" ? envelope.Id : envelope.GuildId;
        return new(shard, type, rented, data.Length, true)
        {
            Sequence = envelope.Sequence,
            GuildId = guild == 0 ? null : new(guild),
            OrderKey = guild != 0 ? guild : envelope.ChannelId,
            Session = session,
            ReceivedAt = receivedAt,
        };
    }

    internal void Return()
    {
        var returned = bytes;
        bytes = [];
        if (isRented && returned.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(returned);
        }
    }
}
