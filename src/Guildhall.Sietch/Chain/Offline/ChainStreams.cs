using System.Text.Json;
using Guildhall.Core.JsonLines;
using Guildhall.Sietch.Chain.Events;

namespace Guildhall.Sietch.Chain.Offline;

/// <summary>Addresses and logs over JSON lines, without a chain.</summary>
internal static class ChainStreams
{
    /// <summary><c>{"id","text"}</c> in, <c>{"id","valid","checksummed"}</c> out; the latter is the form of EIP-55, or null.</summary>
    public static Task CheckAsync(Stream input, Stream output, CancellationToken cancellation) =>
        JsonLineStream.RunAsync(
            input,
            output,
            line => line.GetProperty("text").GetString(),
            static (json, text) =>
            {
                var isValid = Address.TryParse(text, out var address);
                json.WriteBoolean("valid", isValid);
                json.WriteString("checksummed", isValid ? address.ToChecksum() : null);
            },
            "A line must be a JSON object with a string \"text\" and an \"id\".",
            cancellation
        );

    /// <summary><c>{"id","address","topics","data"}</c> in, <c>{"id","event","args"}</c> or <c>{"id","error"}</c> out.</summary>
    public static Task DecodeAsync(
        Stream input,
        Stream output,
        IReadOnlyList<EventShape> shapes,
        CancellationToken cancellation
    ) =>
        JsonLineStream.RunAsync(
            input,
            output,
            LogText.TryRead,
            (json, log) => Write(json, log, shapes),
            "A line must be a JSON object with \"id\", \"address\", \"topics\" and \"data\".",
            cancellation
        );

    private static void Write(Utf8JsonWriter json, LogText text, IReadOnlyList<EventShape> shapes)
    {
        if (!text.TryDecode(shapes, out var name, out var values, out var error))
        {
            json.WriteString("error", error);
            return;
        }

        json.WriteString("event", name);
        json.WriteStartObject("args");
        foreach (var value in values)
        {
            json.WriteString(value.Parameter.Name, value.ToString());
        }

        json.WriteEndObject();
    }
}
