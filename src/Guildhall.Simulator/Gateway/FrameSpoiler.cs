using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Gateway;

/// <summary>Spoils one message, as <see cref="Spoiling"/> says.</summary>
internal static class FrameSpoiler
{
    /// <summary>Over how many frames a split message goes.</summary>
    public const int Parts = 3;

    private const int UnknownValue = 9999;

    public static ReadOnlyMemory<byte> Spoil(Frame frame, ReadOnlyMemory<byte> plain) =>
        frame.Spoiling switch
        {
            Spoiling.Truncated => plain[..(plain.Length / 2)],
            Spoiling.UnknownField => Changed(plain, d => d["a_field_of_tomorrow"] = new JsonObject { ["a"] = 1 }),
            Spoiling.UnknownEnum => Changed(plain, d => d["type"] = UnknownValue),
            _ => plain,
        };

    /// <summary>As long as before, and no deflate block, no zstd frame, no JSON.</summary>
    public static ReadOnlyMemory<byte> Broken(ReadOnlyMemory<byte> bytes)
    {
        var broken = bytes.ToArray();
        for (var i = 0; i < broken.Length - 4; i++)
        {
            broken[i] = (byte)(0x7E | (i & 1));
        }

        return broken;
    }

    private static byte[] Changed(ReadOnlyMemory<byte> plain, Action<JsonObject> change)
    {
        var payload = (JsonObject)JsonNode.Parse(plain.Span)!;
        change((JsonObject)payload["d"]!);
        return Dispatch.Bytes(payload);
    }
}
