using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guildhall.Simulator.Contract;

/// <summary>What Discord asks of one value of a request.</summary>
internal sealed class RequestSchema
{
    /// <summary>The name that Discord's description has for it; null for one without.</summary>
    public string? Name { get; init; }

    /// <summary>The JSON type; null for a union, and where anything goes.</summary>
    public string? Type { get; private set; }

    public bool AllowsNull { get; private set; }

    public Dictionary<string, RequestSchema> Properties { get; } = [];

    public HashSet<string> Required { get; private set; } = [];

    public RequestSchema? Items { get; private set; }

    public RequestSchema? Additional { get; private set; }

    /// <summary>The alternatives without null; empty when it is no union.</summary>
    public List<RequestSchema> Union { get; } = [];

    /// <summary>The values allowed; empty: any.</summary>
    public IReadOnlyList<JsonNode> Values { get; private set; } = [];

    public decimal? Minimum { get; private set; }

    public decimal? Maximum { get; private set; }

    /// <summary>Of a text its characters, of a list its items, of a map its entries.</summary>
    public int? MinLength { get; private set; }

    public int? MaxLength { get; private set; }

    public bool HasUniqueItems { get; private set; }

    public Regex? Pattern { get; private set; }

    public string? Format { get; private set; }

    /// <summary>The required field by whose values an alternative of a union is told from the others.</summary>
    public (string Name, IReadOnlyList<string> Values)? Tag { get; private set; }

    public void Fill(JsonObject node, Func<JsonNode, RequestSchema> compile)
    {
        foreach (var (name, value) in node["properties"] as JsonObject ?? [])
        {
            Properties[name] = compile(value!);
        }

        string[] types = node["type"] switch
        {
            JsonArray many => [.. many.Select(type => (string)type!)],
            JsonValue one => [(string)one!],
            _ => [],
        };
        Type = types.FirstOrDefault(type => type != "null") ?? (Properties.Count > 0 ? "object" : null);
        Required = [.. (node["required"] as JsonArray ?? []).Select(name => (string)name!)];
        Items = node["items"] is { } items ? compile(items) : null;
        Additional = node["additionalProperties"] is { } additional ? compile(additional) : null;
        var branches = (node["anyOf"] as JsonArray ?? []).Select(branch => branch!).ToArray();
        Union.AddRange(branches.Where(branch => !IsNull(branch)).Select(compile));
        AllowsNull = types.Contains("null") || branches.Any(IsNull) || node.Count == 0;
        FillLimits(node);
        Tag = node["properties"] is JsonObject properties ? TagIn(properties) : null;
    }

    private void FillLimits(JsonObject node)
    {
        Values = [.. (node["enum"] as JsonArray ?? []).Select(value => value!)];
        Format = (string?)node["format"];
        Minimum = (decimal?)node["minimum"] ?? (Format == "int32" ? int.MinValue : null);
        Maximum = (decimal?)node["maximum"] ?? (Format == "int32" ? int.MaxValue : null);
        MinLength = (int?)(node["minLength"] ?? node["minItems"]);
        MaxLength = (int?)(node["maxLength"] ?? node["maxItems"] ?? node["maxProperties"]);
        HasUniqueItems = (bool?)node["uniqueItems"] ?? false;
        Pattern = (string?)node["pattern"] is { } pattern ? new Regex(pattern, RegexOptions.CultureInvariant) : null;
    }

    // From the text of the fields: those of a schema that holds itself are not compiled yet.
    private (string, IReadOnlyList<string>)? TagIn(JsonObject properties) =>
        properties
            .Where(field => Required.Contains(field.Key) && field.Value!["enum"] is JsonArray)
            .Select(field => (Name: field.Key, Values: field.Value!["enum"]!.AsArray()))
            .Where(field => field.Values.Count == 1 || field.Name == "type")
            .Select(field =>
                ((string, IReadOnlyList<string>)?)(field.Name, [.. field.Values.Select(value => value!.ToString())])
            )
            .FirstOrDefault();

    private static bool IsNull(JsonNode branch) =>
        branch["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String && (string)type! == "null";
}
