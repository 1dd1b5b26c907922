using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;

namespace Guildhall.Discord.Gateway;

/// <summary>What a shard sends.</summary>
internal static class ShardPayloads
{
    /// <summary>Discord closes with 4002 on more.</summary>
    public const int LargestPayload = 4_096;

    /// <exception cref="ArgumentException">Discord would close the connection.</exception>
    public static void RefuseTooLarge(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > LargestPayload)
        {
            throw new ArgumentException(
                $"{payload.Length} bytes; the gateway takes {LargestPayload}.",
                nameof(payload)
            );
        }
    }

    /// <summary>Of a payload written here: <c>{"op":N,…</c>.</summary>
    public static int OpcodeOf(ReadOnlySpan<byte> payload) =>
        Utf8Parser.TryParse(payload[6..], out int op, out _) ? op : 0;

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

    public static ReadOnlyMemory<byte> Resume(DiscordOptions options, ShardSession session) =>
        Write(
            6,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("token"u8, options.Token);
                writer.WriteString("session_id"u8, session.Id);
                writer.WriteNumber("seq"u8, session.ReadUpTo);
                writer.WriteEndObject();
            }
        );

    public static ReadOnlyMemory<byte> Presence(string status, string? activity) =>
        Write(
            3,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteNull("since"u8);
                writer.WriteStartArray("activities"u8);
                if (activity is not null)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name"u8, "Custom Status");
                    writer.WriteNumber("type"u8, 4);
                    writer.WriteString("state"u8, activity);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteString("status"u8, status);
                writer.WriteBoolean("afk"u8, false);
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
