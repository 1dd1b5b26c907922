using System.Buffers;
using System.Text.Json;

namespace Guildhall.Discord.Gateway;

/// <summary>What a shard sends.</summary>
internal static class ShardPayloads
{
    /// <summary>Discord closes with 4002 on more.</summary>
    public const int LargestPayload = 4_096;

    public static ReadOnlyMemory<byte> Heartbeat(long sequence) =>
        Write(
            1,
            writer =>
            {
                if (sequence > 0)
                {
                    writer.WriteNumberValue(sequence);
                }
                else
                {
                    writer.WriteNullValue();
                }
            }
        );

    public static ReadOnlyMemory<byte> Identify(DiscordOptions options, int shard, int shardCount) =>
        Write(
            2,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("token"u8, options.Token);
                writer.WriteNumber("intents"u8, (int)options.Intents);
                writer.WriteStartObject("properties"u8);
                writer.WriteString("os"u8, OperatingSystem.IsWindows() ? "windows" : "linux");
                writer.WriteString("browser"u8, "guildhall");
                writer.WriteString("device"u8, "guildhall");
                writer.WriteEndObject();
                writer.WriteStartArray("shard"u8);
                writer.WriteNumberValue(shard);
                writer.WriteNumberValue(shardCount);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
        );

    public static ReadOnlyMemory<byte> Resume(DiscordOptions options, GatewaySession session) =>
        Write(
            6,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("token"u8, options.Token);
                writer.WriteString("session_id"u8, session.SessionId);
                writer.WriteNumber("seq"u8, session.Sequence);
                writer.WriteEndObject();
            }
        );

    public static ReadOnlyMemory<byte> Write(int op, Action<Utf8JsonWriter> data)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("op"u8, op);
            writer.WritePropertyName("d"u8);
            data(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
