using System.Text.Json;

namespace Guildhall.Aegis.Import.Reading;

/// <summary>The values of a JSON object by plain name, those of objects in it with the parent's name before theirs.</summary>
internal static class JsonFields
{
    private const int Deepest = 3;

    /// <param name="place">An empty row that says where it stands.</param>
    public static SourceRow ToRow(JsonElement element, SourceRow place)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return place with { Fault = $"An object was expected here, not {Name(element.ValueKind)}." };
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(element, "", fields, 0);
        return place with { Fields = fields, Json = element };
    }

    private static void Collect(JsonElement element, string parents, Dictionary<string, string> fields, int depth)
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = parents + SourceRow.PlainName(property.Name);
            if (property.Value.ValueKind == JsonValueKind.Object && depth < Deepest)
            {
                Collect(property.Value, name, fields, depth + 1);
            }
            else if (Text(property.Value) is { } text)
            {
                fields.TryAdd(name, text);
            }
        }
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

    private static string Name(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            _ => "nothing",
        };
}
