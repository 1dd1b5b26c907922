using System.Globalization;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Contract;

/// <summary>The least that a schema allows.</summary>
internal static class ConformanceSample
{
    // A date of its own: some fields must lie ahead, whatever the clock says.
    private const string Time = "2099-01-01T00:00:00+00:00";

    public static JsonNode? Of(ContractSchema schema, int number = 1)
    {
        if (schema.Values.Count > 0)
        {
            return JsonNode.Parse(schema.Values[0].GetRawText());
        }

        if (schema.Any.Count > 0)
        {
            return Of(Alternatives(schema)[0], number);
        }

        return schema.OwnTypes.FirstOrDefault(type => type != "null") switch
        {
            "object" => Fields(schema),
            "array" => new JsonArray([.. Enumerable.Range(1, schema.MinItems ?? 0).Select(i => Of(schema.Items!, i))]),
            "integer" or "number" => JsonValue.Create(schema.Minimum > 0 ? schema.Minimum.Value : 1),
            "boolean" => JsonValue.Create(false),
            "string" => JsonValue.Create(Text(schema, number)),
            _ => schema.All.Count > 0 ? Of(schema.All[0], number) : null,
        };
    }

    /// <summary>Without the one that allows null only.</summary>
    public static ContractSchema[] Alternatives(ContractSchema schema) =>
        [.. schema.Any.Where(branch => branch.OwnTypes is not ["null"])];

    public static JsonObject Fields(ContractSchema schema)
    {
        var required = schema.Required.Where(name => schema.Properties.ContainsKey(name));
        return new(required.Select(name => KeyValuePair.Create(name, Of(schema.Properties[name]))));
    }

    /// <param name="number">Another one makes another text.</param>
    public static string Text(ContractSchema schema, int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return schema.Format switch
        {
            "snowflake" => text,
            "date-time" => Time,
            "uri" => $"https://example.com/{text}",
            _ when schema.Pattern?.ToString().StartsWith("^#", StringComparison.Ordinal) == true => "#aabbcc",
            _ => "a" + text.PadLeft(Math.Max(0, (schema.MinLength ?? 0) - 1), 'a'),
        };
    }
}
