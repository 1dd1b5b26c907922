using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Simulator.Contract;

/// <summary>Texts, numbers and flags of a request, and the lengths of everything.</summary>
internal static class RequestScalars
{
    public static void Check(RequestSchema schema, JsonNode value, string path, FaultTree faults)
    {
        switch (schema.Type)
        {
            case "boolean":
                Flag(value, path, faults);
                break;
            case "integer" when schema.Format == "permissions":
                Permissions(schema, value, path, faults);
                break;
            case "integer":
                Number(schema, value, path, "int", faults);
                break;
            case "number":
                Number(schema, value, path, "float", faults);
                break;
            case "string" when schema.Format == "snowflake":
                Id(value, path, faults);
                break;
            case "string":
                Text(schema, value, path, faults);
                break;
        }
    }

    /// <summary>A number or flag sent as a text, or an id sent as a number, as it should have been; else null.</summary>
    public static JsonNode? Proper(RequestSchema schema, JsonNode value) =>
        (schema.Type, value.GetValueKind()) switch
        {
            ("integer" or "number", JsonValueKind.String) when schema.Format != "permissions" => NumberIn(value)
                is { } number
                ? JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture))
                : null,
            ("boolean", JsonValueKind.String or JsonValueKind.Number) => FlagIn(value) is { } flag
                ? JsonValue.Create(flag)
                : null,
            ("string", JsonValueKind.Number) when schema.Format == "snowflake" => JsonValue.Create(value.ToString()),
            _ => null,
        };

    public static void Length(RequestSchema schema, int length, string path, FaultTree faults)
    {
        var (min, max) = (schema.MinLength ?? 0, schema.MaxLength ?? int.MaxValue);
        if (length >= min && length <= max)
        {
            return;
        }

        if (length == 0)
        {
            // Empty is missing, for Discord.
            faults.Add(path, "BASE_TYPE_REQUIRED", "This field is required");
        }
        else if (min > 0 && max < int.MaxValue)
        {
            faults.Add(path, "BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length.");
        }
        else if (length > max)
        {
            faults.Add(path, "BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length.");
        }
        else
        {
            faults.Add(path, "BASE_TYPE_MIN_LENGTH", $"Must be {min} or more in length.");
        }
    }

    private static void Text(RequestSchema schema, JsonNode value, string path, FaultTree faults)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            faults.Add(path, "STRING_TYPE_CONVERT", $"Could not interpret \"{value.ToJsonString()}\" as string.");
            return;
        }

        var text = value.GetValue<string>();
        var before = faults.Count;
        Length(schema, text.EnumerateRunes().Count(), path, faults);
        if (faults.Count > before || (text == "" && schema.AllowsNull))
        {
            return;
        }

        Choice(schema, value, path, faults);
        if (schema.Pattern?.IsMatch(text) == false)
        {
            faults.Add(path, "STRING_TYPE_REGEX", "String value did not match validation regex.");
        }
        else if (schema.Format == "uri" && !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            faults.Add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
        else if (schema.Format == "date-time" && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
        {
            faults.Add(path, "DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
        }
    }

    private static void Number(RequestSchema schema, JsonNode value, string path, string kind, FaultTree faults)
    {
        if (NumberIn(value) is not { } number || (kind == "int" && !decimal.IsInteger(number)))
        {
            faults.Add(path, "NUMBER_TYPE_COERCE", $"Value \"{value}\" is not {kind}.");
            return;
        }

        Range(schema, number, path, kind, faults);
        if (schema.Values.Count > 0 && !schema.Values.Any(allowed => NumberIn(allowed) == number))
        {
            faults.Add(path, "BASE_TYPE_CHOICES", Known(schema));
        }
    }

    private static void Range(RequestSchema schema, decimal number, string path, string kind, FaultTree faults)
    {
        if (number < schema.Minimum)
        {
            faults.Add(path, "NUMBER_TYPE_MIN", $"{kind} value should be greater than or equal to {schema.Minimum}.");
        }
        else if (number > schema.Maximum)
        {
            faults.Add(path, "NUMBER_TYPE_MAX", $"{kind} value should be less than or equal to {schema.Maximum}.");
        }
    }

    private static void Permissions(RequestSchema schema, JsonNode value, string path, FaultTree faults)
    {
        if (NumberIn(value) is { } bits && decimal.IsInteger(bits))
        {
            Range(schema, bits, path, "int", faults);
        }
        else
        {
            faults.Add(path, "BITFIELD_TYPE_CONVERT", "Could not interpret value as a permission set.");
        }
    }

    private static void Flag(JsonNode value, string path, FaultTree faults)
    {
        if (FlagIn(value) is null)
        {
            faults.Add(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        }
    }

    private static void Id(JsonNode value, string path, FaultTree faults)
    {
        if (
            value is not JsonValue
            || !ulong.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        )
        {
            faults.Add(path, "NUMBER_TYPE_COERCE", $"Value \"{value}\" is not snowflake.");
        }
    }

    private static void Choice(RequestSchema schema, JsonNode value, string path, FaultTree faults)
    {
        if (schema.Values.Count > 0 && !schema.Values.Any(allowed => allowed.ToString() == value.ToString()))
        {
            faults.Add(path, "BASE_TYPE_CHOICES", Known(schema));
        }
    }

    private static string Known(RequestSchema schema)
    {
        var values = schema.Values.Select(v => v.GetValueKind() == JsonValueKind.String ? $"'{v}'" : v.ToString());
        return $"Value must be one of {{{string.Join(", ", values)}}}.";
    }

    // As a text in a query or a form.
    private static bool? FlagIn(JsonNode value) =>
        value.ToString() switch
        {
            "0" => false,
            "1" => true,
            var text => bool.TryParse(text, out var flag) ? flag : null,
        };

    private static decimal? NumberIn(JsonNode value) =>
        value is JsonValue
        && value.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
