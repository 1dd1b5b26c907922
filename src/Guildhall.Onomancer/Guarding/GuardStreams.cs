using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guildhall.Onomancer.Sanitizing;
using Guildhall.Onomancer.Secrets;

namespace Guildhall.Onomancer.Guarding;

/// <summary>
/// The guards over JSON lines: <c>{"id", "text"}</c> in, one answer a line out, in the same order, one line in memory at a
/// time. A malformed line is answered with <c>{"id":null,"error":…}</c>, without repeating any of it.
/// </summary>
internal static class GuardStreams
{
    private const int FlushSize = 64 * 1024;

    private static readonly JsonWriterOptions compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] newline = [(byte)'\n'];

    /// <summary>Answers <c>{"id", "findings":[{"kind","severity","start","end"}], "redacted"}</c> for each line.</summary>
    public static Task ScanAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        var scanner = new SecretScanner();
        return RunAsync(input, output, (json, text) => WriteScan(json, text, scanner), cancellation);
    }

    /// <summary>Answers <c>{"id", "findings":[{"kind","start","end","action"}], "text", "risk"}</c> for each line.</summary>
    public static Task SanitizeAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        var sanitizer = new Sanitizer();
        return RunAsync(input, output, (json, text) => WriteSanitized(json, text, sanitizer), cancellation);
    }

    private static void WriteScan(Utf8JsonWriter json, string text, SecretScanner scanner)
    {
        var findings = scanner.Scan(text);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind);
            json.WriteString("severity", Lower(finding.Severity));
            json.WriteNumber("start", finding.Start);
            json.WriteNumber("end", finding.End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("redacted", SecretScanner.Redact(text, findings));
    }

    private static void WriteSanitized(Utf8JsonWriter json, string text, Sanitizer sanitizer)
    {
        var result = sanitizer.Sanitize(text);
        json.WriteStartArray("findings");
        foreach (var finding in result.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", finding.Kind);
            json.WriteNumber("start", finding.Start);
            json.WriteNumber("end", finding.End);
            json.WriteString("action", Lower(finding.Action));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("text", result.Text);
        json.WriteString("risk", Lower(result.Risk));
    }

    private static async Task RunAsync(
        Stream input,
        Stream output,
        Action<Utf8JsonWriter, string> answer,
        CancellationToken cancellation
    )
    {
        using var reader = new StreamReader(input, Encoding.UTF8, true, FlushSize, leaveOpen: true);
        var buffer = new ArrayBufferWriter<byte>(FlushSize);
        await using var json = new Utf8JsonWriter(buffer, compact);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            Answer(json, line, answer);
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

    private static void Answer(Utf8JsonWriter json, string line, Action<Utf8JsonWriter, string> answer)
    {
        if (Parse(line) is not var (id, text))
        {
            json.WriteStartObject();
            json.WriteNull("id");
            json.WriteString("error", "A line must be a JSON object with a string \"text\" and an \"id\".");
            json.WriteEndObject();
            return;
        }

        json.WriteStartObject();
        json.WritePropertyName("id");
        json.WriteRawValue(id);
        answer(json, text);
        json.WriteEndObject();
    }

    private static (string Id, string Text)? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (
                root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("text", out var text)
                || text.ValueKind != JsonValueKind.String
            )
            {
                return null;
            }

            return (root.TryGetProperty("id", out var id) ? id.GetRawText() : "null", text.GetString()!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or text that no UTF-16 string can hold: the line is answered as malformed.
            return null;
        }
    }

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
