using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>Something that happened, as Discord told it. Its bytes are lent: read them before the handler returns.</summary>
public sealed class GatewayEvent
{
    private byte[] rented;
    private readonly int length;
    private readonly bool isRented;

    private GatewayEvent(int shard, string type, long sequence, ulong guild, byte[] rented, int length, bool isRented)
    {
        this.isRented = isRented;
        Shard = shard;
        Type = type;
        Sequence = sequence;
        GuildId = guild == 0 ? null : new(guild);
        this.rented = rented;
        this.length = length;
    }

    public int Shard { get; }

    /// <summary>Discord's name: <c>MESSAGE_CREATE</c>.</summary>
    public string Type { get; }

    /// <summary>Rises within a session; with the shard and session it names the event.</summary>
    public long Sequence { get; }

    /// <summary>Null for direct messages and what belongs to no guild.</summary>
    public Snowflake<Guild>? GuildId { get; }

    /// <summary>The event's own object, UTF-8.</summary>
    public ReadOnlyMemory<byte> Data => rented.AsMemory(0, Math.Min(length, rented.Length));

    internal ulong OrderKey { get; private init; }

    /// <exception cref="JsonException">Discord sent something of another shape.</exception>
    public T Read<T>(JsonTypeInfo<T> json) =>
        JsonSerializer.Deserialize(Data.Span, json) ?? throw new JsonException($"{Type} is null.");

    /// <summary>For tests and replays: an event that owns its bytes.</summary>
    public static GatewayEvent Of(string type, string json, Snowflake<Guild>? guild = null, long sequence = 1)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        return new(0, type, sequence, guild?.Value ?? 0, bytes, bytes.Length, false) { OrderKey = guild?.Value ?? 0 };
    }

    internal static GatewayEvent Copy(int shard, string type, in Envelope envelope, ReadOnlySpan<byte> frame)
    {
        var data = frame[envelope.Data];
        var rented = ArrayPool<byte>.Shared.Rent(Math.Max(1, data.Length));
        data.CopyTo(rented);
        var guild = type is "GUILD_CREATE" or "GUILD_UPDATE" or "GUILD_DELETE" ? envelope.Id : envelope.GuildId;
        return new(shard, type, envelope.Sequence, guild, rented, data.Length, true)
        {
            OrderKey = guild != 0 ? guild : envelope.ChannelId,
        };
    }

    internal void Return()
    {
        var bytes = rented;
        rented = [];
        if (isRented && bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
