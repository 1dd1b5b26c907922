using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Guildhall.Aegis.AutoMod.Presets;

namespace Guildhall.Tests.Aegis.AutoMod.Rules;

/// <summary>JSON Schema, as far as the published schema goes; written apart from the parser, to disagree with it.</summary>
internal static class SchemaCheck
{
    private static readonly JsonObject schema = JsonNode.Parse(RulePresets.ReadSchema())!.AsObject();

    private static readonly HashSet<string> known =
    [
        "$schema",
        "$id",
        "$defs",
        "$ref",
        "title",
        "description",
        "type",
        "properties",
        "additionalProperties",
        "required",
        "items",
        "minItems",
        "maxItems",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "pattern",
        "enum",
        "minProperties",
        "maxProperties",
        "anyOf",
    ];

    public static bool IsValid(string json) => IsValid(JsonNode.Parse(json), schema);

    private static bool IsValid(JsonNode? value, JsonObject rule)
    {
        Assert.All(rule, keyword => Assert.Contains(keyword.Key, known));
        if (rule["$ref"]?.GetValue<string>() is { } reference)
        {
            return IsValid(value, schema["$defs"]![reference["#/$defs/".Length..]]!.AsObject());
        }

        if (rule["anyOf"] is JsonArray shapes)
        {
            return shapes.Any(shape => IsValid(value, shape!.AsObject()));
        }

        if (rule["enum"] is JsonArray choices)
        {
            return choices.Any(c => JsonNode.DeepEquals(c, value));
        }

        return rule["type"]!.GetValue<string>() switch
        {
            "boolean" => value?.GetValueKind()
                is System.Text.Json.JsonValueKind.True
                    or System.Text.Json.JsonValueKind.False,
            "string" => value is JsonValue text
                && text.GetValueKind() == System.Text.Json.JsonValueKind.String
                && FitsText(text.GetValue<string>(), rule),
            "integer" => value is JsonValue number
                && number.GetValueKind() == System.Text.Json.JsonValueKind.Number
                && FitsNumber(number, rule),
            "array" => value is JsonArray list && FitsList(list, rule),
            _ => value is JsonObject map && FitsObject(map, rule),
        };
    }

    private static bool FitsText(string text, JsonObject rule)
    {
        var length = text.EnumerateRunes().Count();
        return length >= (rule["minLength"]?.GetValue<int>() ?? 0)
            && length <= (rule["maxLength"]?.GetValue<int>() ?? int.MaxValue)
            && (rule["pattern"] is not { } pattern || Regex.IsMatch(text, pattern.GetValue<string>()));
    }

    private static bool FitsNumber(JsonValue number, JsonObject rule)
    {
        var value = double.Parse(number.ToJsonString());
        return value == Math.Floor(value)
            && value >= rule["minimum"]!.GetValue<long>()
            && value <= rule["maximum"]!.GetValue<long>();
    }

    private static bool FitsList(JsonArray list, JsonObject rule) =>
        list.Count >= rule["minItems"]!.GetValue<int>()
        && list.Count <= rule["maxItems"]!.GetValue<int>()
        && list.All(item => IsValid(item, rule["items"]!.AsObject()));

    private static bool FitsObject(JsonObject map, JsonObject rule)
    {
        if (
            map.Count < (rule["minProperties"]?.GetValue<int>() ?? 0)
            || map.Count > (rule["maxProperties"]?.GetValue<int>() ?? int.MaxValue)
            || rule["required"]?.AsArray().Any(r => !map.ContainsKey(r!.GetValue<string>())) == true
        )
        {
            return false;
        }

        var properties = rule["properties"] as JsonObject;
        return map.All(field =>
            properties?[field.Key] is JsonObject named
                ? IsValid(field.Value, named)
                : rule["additionalProperties"] is JsonObject others && IsValid(field.Value, others)
        );
    }
}
