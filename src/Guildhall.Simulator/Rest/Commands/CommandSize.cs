using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Rest.Commands;

/// <summary>The characters of a command: names, descriptions and values, with those of its options and choices.</summary>
internal static class CommandSize
{
    public const int Limit = 8000;

    /// <summary>Of a text with translations the longest one counts.</summary>
    public static int Of(JsonObject node) =>
        Longest(node, "name")
        + Longest(node, "description")
        + LengthOf(node["value"])
        + Sum(node, "options")
        + Sum(node, "choices");

    private static int Sum(JsonObject node, string name) =>
        (node[name] as JsonArray)?.OfType<JsonObject>().Sum(Of) ?? 0;

    private static int Longest(JsonObject node, string name)
    {
        var translations = (node[$"{name}_localizations"] as JsonObject)?.Select(t => LengthOf(t.Value)) ?? [];
        return translations.Append(LengthOf(node[name])).Max();
    }

    private static int LengthOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? Form.LengthOf(text) : 0;
}
