using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Guildhall.Tests.Contract;

/// <summary>
/// One schema of the description, in the part of JSON Schema 2020-12 that it uses. <c>oneOf</c> counts as <c>anyOf</c>:
/// the description uses it for unions whose branches overlap.
/// </summary>
internal sealed class ContractSchema
{
    private string[] own = [];

    public Dictionary<string, ContractSchema> Properties { get; } = [];

    public IReadOnlyList<string> Required { get; private set; } = [];

    public ContractSchema? Items { get; private set; }

    /// <summary>What further properties must be; null when nothing is said of them.</summary>
    public ContractSchema? Additional { get; private set; }

    public bool IsClosed { get; private set; }

    public List<ContractSchema> Any { get; } = [];

    public List<ContractSchema> All { get; } = [];

    /// <summary>Empty: any value.</summary>
    public IReadOnlyList<JsonElement> Values { get; private set; } = [];

    public decimal? Minimum { get; private set; }

    public decimal? Maximum { get; private set; }

    public int? MinLength { get; private set; }

    public int? MaxLength { get; private set; }

    public int? MinItems { get; private set; }

    public int? MaxItems { get; private set; }

    public int? MaxProperties { get; private set; }

    public bool HasUniqueItems { get; private set; }

    public Regex? Pattern { get; private set; }

    public string? Format { get; private set; }

    /// <summary>The types that this schema itself names, without those of its branches.</summary>
    public IReadOnlyList<string> OwnTypes => own;

    /// <summary>The types that the schema and its branches allow; empty: any.</summary>
    public IEnumerable<string> Types => Branches(0).SelectMany(b => b.own).Distinct();

    public static void Fill(ContractSchema schema, JsonObject node, Func<JsonNode, ContractSchema> compile)
    {
        foreach (var (name, value) in node["properties"] as JsonObject ?? [])
        {
            schema.Properties[name] = compile(value!);
        }

        schema.own = node["type"] switch
        {
            JsonArray many => [.. many.Select(t => (string)t!)],
            JsonValue one => [(string)one!],
            _ => [],
        };
        schema.Required = [.. (node["required"] as JsonArray ?? []).Select(r => (string)r!)];
        schema.Items = node["items"] is { } items ? compile(items) : null;
        schema.Additional = node["additionalProperties"] is JsonObject additional ? compile(additional) : null;
        schema.IsClosed = node["additionalProperties"]?.GetValueKind() == JsonValueKind.False;
        schema.Any.AddRange(Lists(node, "anyOf", "oneOf").Select(compile));
        schema.All.AddRange(Lists(node, "allOf").Select(compile));
        schema.FillLimits(node);
    }

    /// <summary>The schema and everything that it is put together from.</summary>
    public IEnumerable<ContractSchema> Branches(int depth = 0) =>
        depth > 12 ? [] : [this, .. Any.Concat(All).SelectMany(branch => branch.Branches(depth + 1))];

    private void FillLimits(JsonObject node)
    {
        Minimum = (decimal?)node["minimum"];
        Maximum = (decimal?)node["maximum"];
        MinLength = (int?)node["minLength"];
        MaxLength = (int?)node["maxLength"];
        MinItems = (int?)node["minItems"];
        MaxItems = (int?)node["maxItems"];
        MaxProperties = (int?)node["maxProperties"];
        HasUniqueItems = (bool?)node["uniqueItems"] ?? false;
        Pattern = (string?)node["pattern"] is { } pattern ? new Regex(pattern, RegexOptions.CultureInvariant) : null;
        Format = (string?)node["format"];
        Values = node.TryGetPropertyValue("const", out var constant)
            ? [JsonSerializer.SerializeToElement(constant)]
            : [.. (node["enum"] as JsonArray ?? []).Select(v => JsonSerializer.SerializeToElement(v))];
    }

    private static IEnumerable<JsonNode> Lists(JsonObject node, params string[] names) =>
        names.SelectMany(name => node[name] as JsonArray ?? []).Select(item => item!);
}
