using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Snapshots;

/// <summary>Values that stand for themselves. Ids and permission sets are texts, since a JSON number cannot hold them.</summary>
internal static class Scalars
{
    public static bool Holds(Type type) =>
        type.IsEnum
        || type.IsAssignableTo(typeof(JsonNode))
        || type == typeof(string)
        || type == typeof(bool)
        || type == typeof(int)
        || type == typeof(double)
        || type == typeof(ulong)
        || type == typeof(DateTimeOffset)
        || type == typeof(byte[])
        || type == typeof(Uri)
        || type == typeof(Ed25519Key);

    /// <summary>As a text; null for what is written as JSON of its own.</summary>
    public static string? Text(object value) =>
        value switch
        {
            string text => text,
            ulong id => id.Text(),
            DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
            byte[] bytes => Convert.ToBase64String(bytes),
            Ed25519Key key => Convert.ToBase64String(key.Seed),
            Uri address => address.OriginalString,
            Enum set when IsSet(set.GetType()) => Convert.ToUInt64(set, CultureInfo.InvariantCulture).Text(),
            Enum one => one.ToString(),
            _ => null,
        };

    public static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case JsonNode node:
                node.WriteTo(json);
                break;
            default:
                json.WriteStringValue(Text(value));
                break;
        }
    }

    /// <summary>Null where it is no such value.</summary>
    public static object? Read(Type type, JsonElement json)
    {
        if (type.IsAssignableTo(typeof(JsonNode)))
        {
            var node = JsonText.Parse(Encoding.UTF8.GetBytes(json.GetRawText()));
            return type.IsInstanceOfType(node) ? node : null;
        }

        return json.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False when type == typeof(bool) => json.GetBoolean(),
            JsonValueKind.Number when type == typeof(int) => json.TryGetInt32(out var whole) ? whole : null,
            JsonValueKind.Number when type == typeof(double) => json.GetDouble(),
            JsonValueKind.String => Read(type, json.GetString()!),
            _ => null,
        };
    }

    public static object? Read(Type type, string text) =>
        type == typeof(string) ? text
        : type == typeof(ulong) ? Id(text)
        : type == typeof(int)
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : null
        : type == typeof(DateTimeOffset) ? Time(text)
        : type == typeof(byte[]) ? Bytes(text)
        : type == typeof(Ed25519Key)
            ? Bytes(text) is { Length: 32 } seed ? new Ed25519Key(seed)
                : null
        : type == typeof(Uri)
            ? Uri.TryCreate(text, UriKind.Absolute, out var address) ? address
                : null
        : type.IsEnum ? One(type, text)
        : null;

    private static ulong? Id(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static object? One(Type type, string text) =>
        IsSet(type)
            ? Id(text) is { } bits
                ? Enum.ToObject(type, bits)
                : null
            : Enum.TryParse(type, text, out var value) && Enum.IsDefined(type, value)
                ? value
                : null;

    private static bool IsSet(Type type) => Enum.GetUnderlyingType(type) == typeof(ulong);
}
