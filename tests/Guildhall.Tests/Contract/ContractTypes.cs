using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Guildhall.Tests.Contract;

/// <summary>JSON's types and the description's formats.</summary>
internal static class ContractTypes
{
    public static bool Fits(IReadOnlyList<string> types, JsonElement value) =>
        types.Count == 0 || types.Any(type => Fits(type, value));

    public static bool HasFormat(string? format, string text) =>
        format switch
        {
            "date-time" => text.Contains('T', StringComparison.OrdinalIgnoreCase)
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            "snowflake" => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            _ => true,
        };

    /// <summary>What stands in a path or a query, as the type that the schema wants there.</summary>
    public static JsonElement Coerce(ContractSchema schema, IReadOnlyList<string> values)
    {
        var types = schema.Types.ToArray();
        if (types.Contains("array") && (values.Count > 1 || !types.Contains("string")))
        {
            var items = schema.Branches().Select(b => b.Items).First(i => i is not null)!;
            return JsonSerializer.SerializeToElement(values.Select(v => Coerce(items, [v])));
        }

        var text = values[^1];
        var isNumber = types.Contains("integer") || types.Contains("number");
        return !types.Contains("string")
            && isNumber
            && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number)
                ? JsonSerializer.SerializeToElement(number)
            : types.Contains("boolean") && bool.TryParse(text, out var flag) ? JsonSerializer.SerializeToElement(flag)
            : JsonSerializer.SerializeToElement(text);
    }

    /// <exception cref="JsonException">Not JSON.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return document.RootElement.Clone();
    }

    public static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8.AsSpan(0, Math.Min(utf8.Length, 120)));

    private static bool Fits(string type, JsonElement value) =>
        (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => true,
            ("array", JsonValueKind.Array) => true,
            ("string", JsonValueKind.String) => true,
            ("null", JsonValueKind.Null) => true,
            ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            ("number", JsonValueKind.Number) => true,
            ("integer", JsonValueKind.Number) => value.TryGetDecimal(out var number) && decimal.IsInteger(number),
            _ => false,
        };
}
