using System.Text.Json.Nodes;

namespace Guildhall.Aegis.Settings;

/// <summary>One thing that a guild can set.</summary>
/// <param name="Path">As in the JSON: <c>modLog.channel</c>.</param>
/// <param name="About">One sentence for whoever sets it.</param>
internal sealed record Setting(string Path, SettingKind Kind, string About)
{
    /// <summary>One entry of a collection by name: nothing takes it out.</summary>
    public bool IsEntry { get; init; }

    /// <summary>The value in a document; null also where it is not there.</summary>
    public JsonNode? In(JsonObject document)
    {
        JsonNode? node = document;
        foreach (var key in Path.Split('.'))
        {
            node = (node as JsonObject)?[key];
        }

        return node;
    }

    public void Put(JsonObject document, JsonNode? value)
    {
        var keys = Path.Split('.');
        var node = document;
        foreach (var key in keys[..^1])
        {
            if (node[key] is not JsonObject section)
            {
                section = [];
                node[key] = section;
            }

            node = section;
        }

        if (IsEntry && value is (null or JsonArray { Count: 0 }))
        {
            node.Remove(keys[^1]);
        }
        else
        {
            node[keys[^1]] = value;
        }
    }
}
