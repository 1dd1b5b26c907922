using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Worlds;

/// <summary>Reads a request's body as a JSON object, and its members without exceptions.</summary>
internal static class JsonBody
{
    /// <summary>Null when the body is not a JSON object.</summary>
    public static async Task<JsonObject?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            using var buffer = new MemoryStream();
            await request.Body.CopyToAsync(buffer, cancellation);
            return JsonText.Parse(buffer.ToArray()) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Text(this JsonNode? node, string name) =>
        node is JsonObject owner && owner[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static int? Whole(this JsonNode? node, string name) =>
        node is JsonObject owner && owner[name] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    public static bool Flag(this JsonNode? node, string name) =>
        node is JsonObject owner && owner[name] is JsonValue value && value.TryGetValue(out bool flag) && flag;

    public static JsonObject? Child(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonObject;

    public static JsonArray? List(this JsonNode? node, string name) => (node as JsonObject)?[name] as JsonArray;
}
