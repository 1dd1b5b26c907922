using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Guildhall.Core.Tenancy;

/// <summary>
/// Compares a JSON value with the type that it is to become, and reports every difference. The serializer alone stops
/// at the first.
/// </summary>
internal static class JsonShape
{
    public static void Check(JsonElement element, JsonTypeInfo type, string path, Action<string, string> report)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            report(path, "is null: give a value, or leave the property out.");
            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when IsKind(element, JsonValueKind.Object, "an object", path, report):
                CheckObject(element, type, path, report);
                break;
            case JsonTypeInfoKind.Dictionary when IsKind(element, JsonValueKind.Object, "an object", path, report):
                var values = type.Options.GetTypeInfo(type.ElementType!);
                foreach (var property in element.EnumerateObject())
                {
                    Check(property.Value, values, JsonPath.Child(path, property.Name), report);
                }

                CheckDuplicates(element, path, report);
                break;
            case JsonTypeInfoKind.Enumerable when IsKind(element, JsonValueKind.Array, "a list", path, report):
                var items = type.Options.GetTypeInfo(type.ElementType!);
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Check(item, items, $"{path}[{index++}]", report);
                }

                break;
            case JsonTypeInfoKind.None:
                CheckLeaf(element, type, path, report);
                break;
        }
    }

    public static void CheckDuplicates(JsonElement element, string path, Action<string, string> report)
    {
        foreach (var twice in element.EnumerateObject().GroupBy(p => p.Name).Where(g => g.Count() > 1))
        {
            report(JsonPath.Child(path, twice.Key), "stands here twice: keep one.");
        }
    }

    public static bool IsKind(
        JsonElement element,
        JsonValueKind kind,
        string expected,
        string path,
        Action<string, string> report
    )
    {
        if (element.ValueKind == kind)
        {
            return true;
        }

        report(path, $"expected {expected}, found {Describe(element)}.");
        return false;
    }

    public static string Describe(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };

    private static void CheckObject(JsonElement element, JsonTypeInfo type, string path, Action<string, string> report)
    {
        CheckDuplicates(element, path, report);
        // Ignored and computed properties are listed too, but nothing can be written to them.
        var known = type.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null);
        var byName = known.ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var where = JsonPath.Child(path, property.Name);
            if (byName.TryGetValue(property.Name, out var target))
            {
                Check(property.Value, type.Options.GetTypeInfo(target.PropertyType), where, report);
            }
            else
            {
                report(where, $"is not known; expected one of: {string.Join(", ", byName.Keys.Order())}.");
            }
        }

        foreach (var missing in byName.Values.Where(p => p.IsRequired && !element.TryGetProperty(p.Name, out _)))
        {
            report(JsonPath.Child(path, missing.Name), "is missing and required.");
        }
    }

    private static void CheckLeaf(JsonElement element, JsonTypeInfo type, string path, Action<string, string> report)
    {
        try
        {
            element.Deserialize(type);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            var wanted = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
            report(
                path,
                IsWhole(element) && RangeOf(wanted) is { } range
                    ? $"expected a whole number {range}."
                    : $"expected {Expected(wanted)}, found {Describe(element)}."
            );
        }
    }

    private static bool IsWhole(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.GetRawText().TrimStart('-').All(char.IsAsciiDigit);

    private static string? RangeOf(Type type) =>
        Type.GetTypeCode(type) switch
        {
            _ when type.IsEnum => null,
            TypeCode.Int32 => string.Create(
                CultureInfo.InvariantCulture,
                $"from {int.MinValue:N0} to {int.MaxValue:N0}"
            ),
            TypeCode.Int64 => string.Create(
                CultureInfo.InvariantCulture,
                $"from {long.MinValue:N0} to {long.MaxValue:N0}"
            ),
            _ => null,
        };

    private static string Expected(Type bare)
    {
        if (bare.IsEnum)
        {
            return $"one of {string.Join(", ", Enum.GetNames(bare).Select(JsonNamingPolicy.CamelCase.ConvertName))}";
        }

        return Type.GetTypeCode(bare) switch
        {
            TypeCode.String => "text",
            TypeCode.Boolean => "true or false",
            TypeCode.Int32 or TypeCode.Int64 => "a whole number",
            TypeCode.Decimal or TypeCode.Double => "a number",
            _ when bare == typeof(TimeSpan) => "a duration such as \"00:05:00\"",
            _ when bare == typeof(Uri) => "an address such as \"https://example.org\"",
            _ => $"a {bare.Name}",
        };
    }
}
