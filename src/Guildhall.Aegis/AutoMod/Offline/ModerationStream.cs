using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guildhall.Aegis.AutoMod.Engine;

namespace Guildhall.Aegis.AutoMod.Offline;

/// <summary>
/// Rules over JSON lines: a <see cref="ModerationLine"/> in, <c>{"id","action","rule","matched"}</c> out, in the same
/// order, one line in memory at a time. A malformed line is answered with <c>{"id":null,"error":…}</c>.
/// </summary>
internal static class ModerationStream
{
    private const int FlushSize = 64 * 1024;

    private static readonly JsonWriterOptions compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] newline = [(byte)'\n'];

    public static async Task RunAsync(RuleSet rules, Stream input, Stream output, CancellationToken cancellation)
    {
        var engine = new AutoModEngine();
        var guild = new GuildState(rules.Needs);
        using var reader = new StreamReader(input, Encoding.UTF8, true, FlushSize, leaveOpen: true);
        var buffer = new ArrayBufferWriter<byte>(FlushSize);
        await using var json = new Utf8JsonWriter(buffer, compact);
        var clock = DateTimeOffset.UnixEpoch;
        var number = 0L;
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            var message = ModerationLine.TryParse(line, ++number, ref clock);
            Answer(json, message, message is null ? Verdict.None : engine.Decide(message.Event, rules, guild));
            await json.FlushAsync(cancellation);
            json.Reset();
            buffer.Write(newline);
            if (buffer.WrittenCount >= FlushSize)
            {
                await output.WriteAsync(buffer.WrittenMemory, cancellation);
                buffer.ResetWrittenCount();
            }
        }

        await output.WriteAsync(buffer.WrittenMemory, cancellation);
        await output.FlushAsync(cancellation);
    }

    private static void Answer(Utf8JsonWriter json, ModerationLine? line, Verdict verdict)
    {
        json.WriteStartObject();
        if (line is null)
        {
            json.WriteNull("id");
            json.WriteString(
                "error",
                "A line must be a JSON object with a string \"text\" and an \"id\"; a \"time\" is ISO 8601 or Unix time."
            );
        }
        else
        {
            json.WritePropertyName("id");
            json.WriteRawValue(line.Id);
            json.WriteString("action", RuleAction.NameOf(verdict.Strongest));
            var hit = verdict.Main;
            json.WriteString("rule", hit?.Rule.Name);
            json.WriteString("matched", hit?.Matched is { } matched ? Valid(matched) : null);
        }

        json.WriteEndObject();
    }

    /// <summary>A cut can leave half a pair, which JSON cannot hold.</summary>
    private static string Valid(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0
            ? text
            : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
