using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Gateway;

/// <summary>
/// One event, serialised once: every session that hears it sends these bytes around a sequence number of its own. Its
/// bytes are shared, so nobody changes them.
/// </summary>
internal sealed class Dispatch(string name, ReadOnlyMemory<byte> data)
{
    private static readonly JsonWriterOptions AsDiscordWrites = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>What stands around <c>d</c>, sequence included.</summary>
    private const int Envelope = 64;

    public string Name => name;

    /// <summary>The bytes of <c>d</c>.</summary>
    public ReadOnlyMemory<byte> Data => data;

    public int Size => data.Length + Envelope;

    public static Dispatch Of(string name, JsonObject data) => new(name, Bytes(data));

    /// <summary>UTF-8, escaped no more than JSON must.</summary>
    public static byte[] Bytes(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, AsDiscordWrites))
        {
            node.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes the whole payload: <c>t</c>, <c>s</c>, <c>op</c>, <c>d</c>.</summary>
    public void WriteTo(IBufferWriter<byte> buffer, int sequence)
    {
        var head = buffer.GetSpan(name.Length + Envelope);
        var length = Add(head, 0, "{\"t\":\""u8);
        length += Encoding.ASCII.GetBytes(name, head[length..]);
        length = Add(head, length, "\",\"s\":"u8);
        sequence.TryFormat(head[length..], out var digits, default, CultureInfo.InvariantCulture);
        length = Add(head, length + digits, ",\"op\":0,\"d\":"u8);
        buffer.Advance(length);
        buffer.Write(data.Span);
        buffer.Write("}"u8);
    }

    private static int Add(Span<byte> target, int at, ReadOnlySpan<byte> text)
    {
        text.CopyTo(target[at..]);
        return at + text.Length;
    }
}
