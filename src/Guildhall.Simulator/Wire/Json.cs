using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Permissions;

namespace Guildhall.Simulator.Wire;

/// <summary>How Discord writes what JSON has no type for: ids and permission sets as strings, times with microseconds.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>As people read it: quotes and letters stand for themselves.</summary>
    public static string ToPlainText(this JsonNode node) => node.ToJsonString(Plain);

    public static string Text(this ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static JsonNode? Text(this ulong? id) => id is { } value ? value.Text() : null;

    public static string Text(this Permission permissions) => ((ulong)permissions).Text();

    public static string Iso(this DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    public static JsonNode? Iso(this DateTimeOffset? time) => time is { } value ? value.Iso() : null;

    public static JsonArray ToJsonArray(this IEnumerable<JsonNode?> nodes) => new([.. nodes]);

    public static JsonArray Ids(this IEnumerable<ulong> ids) => ids.Select(id => (JsonNode?)id.Text()).ToJsonArray();

    public static JsonObject Copy(this JsonObject source) => (JsonObject)source.DeepClone();

    public static JsonArray Copy(this JsonArray source) => (JsonArray)source.DeepClone();

    /// <summary>A copy with more fields, or other values for those that are there.</summary>
    public static JsonObject With(this JsonObject source, params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        foreach (var (name, value) in fields)
        {
            source[name] = value;
        }

        return source;
    }

    /// <summary>An id sent as a string or a number; null when it is neither.</summary>
    public static ulong? AsId(this JsonNode? node) =>
        ulong.TryParse(node?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>A whole number sent as a number; null when it is anything else.</summary>
    public static int? AsInt(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
}
