using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Wire;

/// <summary>Reads JSON of strangers into a tree that no later look at it can break.</summary>
internal static class JsonText
{
    /// <summary>Of a name that comes several times in an object the last one counts.</summary>
    /// <exception cref="JsonException">Not JSON, or a text in it is not Unicode.</exception>
    public static JsonNode? Parse(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        try
        {
            return Node(document.RootElement.Clone());
        }
        catch (InvalidOperationException invalid)
        {
            throw new JsonException("A text in it is not Unicode.", invalid);
        }
    }

    private static JsonNode? Node(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Null:
                return null;
            case JsonValueKind.Array:
                return new JsonArray([.. element.EnumerateArray().Select(Node)]);
            case JsonValueKind.Object:
                var node = new JsonObject();
                foreach (var field in element.EnumerateObject())
                {
                    node[field.Name] = Node(field.Value);
                }

                return node;
            case JsonValueKind.String:
                // Half a surrogate pair, or bytes that are no UTF-8, show only when the text is decoded.
                _ = element.GetString();
                return JsonValue.Create(element);
            default:
                return JsonValue.Create(element);
        }
    }
}
