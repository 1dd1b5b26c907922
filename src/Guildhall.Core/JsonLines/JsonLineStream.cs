using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Guildhall.Core.JsonLines;

/// <summary>One JSON object a line in, one a line out, in the same order, one line in memory at a time. The answer begins
/// with the line's own <c>id</c>; a malformed line is answered with <c>{"id":null,"error":…}</c>, without repeating any of
/// it, and the run goes on.</summary>
public static class JsonLineStream
{
    private const int FlushSize = 64 * 1024;

    private static readonly JsonWriterOptions compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly byte[] newline = [(byte)'\n'];

    /// <param name="read">What the line says; null when it is not what is expected. It may throw
    /// <see cref="InvalidOperationException"/> or <see cref="FormatException"/> for the same.</param>
    /// <param name="write">Adds properties to the answer.</param>
    /// <param name="expected">Tells people what a line must be.</param>
    public static async Task RunAsync<T>(
        Stream input,
        Stream output,
        Func<JsonElement, T?> read,
        Action<Utf8JsonWriter, T> write,
        string expected,
        CancellationToken cancellation
    )
        where T : class
    {
        using var reader = new StreamReader(input, Encoding.UTF8, true, FlushSize, leaveOpen: true);
        var buffer = new ArrayBufferWriter<byte>(FlushSize);
        await using var json = new Utf8JsonWriter(buffer, compact);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            Answer(json, line, read, write, expected);
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

    private static void Answer<T>(
        Utf8JsonWriter json,
        string line,
        Func<JsonElement, T?> read,
        Action<Utf8JsonWriter, T> write,
        string expected
    )
        where T : class
    {
        var (id, value) = Parse(line, read);
        json.WriteStartObject();
        if (value is null)
        {
            json.WriteNull("id");
            json.WriteString("error", expected);
        }
        else
        {
            json.WritePropertyName("id");
            json.WriteRawValue(id);
            write(json, value);
        }

        json.WriteEndObject();
    }

    private static (string Id, T? Value) Parse<T>(string line, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? (root.TryGetProperty("id", out var id) ? id.GetRawText() : "null", read(root))
                : ("null", null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            // Not JSON, or text that no UTF-16 string can hold.
            return ("null", null);
        }
    }
}
