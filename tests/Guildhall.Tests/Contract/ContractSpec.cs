using System.Text.Json.Nodes;

namespace Guildhall.Tests.Contract;

/// <summary>Discord's OpenAPI description, read once; its schemas are compiled when they are first needed.</summary>
internal sealed class ContractSpec
{
    public const string Variable = "GUILDHALL_DISCORD_SPEC";
    public const string Prefix = "/api/v10";

    private static readonly Lazy<ContractSpec?> Shared = new(() => Path is { } path ? Load(path) : null);

    private readonly JsonObject document;
    private readonly Dictionary<string, ContractSchema> byName = [];
    private readonly Dictionary<JsonNode, ContractSchema> byNode = new(ReferenceEqualityComparer.Instance);
    private readonly Lock gate = new();

    public ContractSpec(JsonObject document)
    {
        this.document = document;
        ContractQuirks.Apply(document);
        Operations =
        [
            .. ((JsonObject)document["paths"]!)
                .SelectMany(path =>
                    ((JsonObject)path.Value!)
                        .Where(method => method.Key != "parameters")
                        .Select(method => new ContractOperation(
                            method.Key.ToUpperInvariant(),
                            path.Key,
                            (JsonObject)method.Value!,
                            [.. Parameters(path.Value!["parameters"]), .. Parameters(method.Value!["parameters"])]
                        ))
                )
                .OrderByDescending(operation => operation.Literals),
        ];
    }

    /// <summary>The description that the environment names, or null: then nothing is checked.</summary>
    public static ContractSpec? Current => Shared.Value;

    public static string? Path =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path && File.Exists(path) ? path : null;

    /// <summary>The most literal path first.</summary>
    public IReadOnlyList<ContractOperation> Operations { get; }

    public static ContractSpec Load(string path) => new(JsonNode.Parse(File.ReadAllBytes(path))!.AsObject());

    public ContractSchema Schema(JsonNode node)
    {
        // One lock for all: tests in parallel compile the same schemas, and each compiles only once.
        lock (gate)
        {
            return Compile(node);
        }
    }

    /// <summary>A response with its <c>$ref</c> followed; null when the status is not documented.</summary>
    public JsonObject? Response(ContractOperation operation, int status)
    {
        var responses = operation.Node["responses"]!;
        var node = responses[$"{status}"] ?? responses[$"{status / 100}XX"] ?? responses["default"];
        return (string?)node?["$ref"] is { } reference
            ? (JsonObject)document["components"]!["responses"]![reference.Split('/')[^1]]!
            : node as JsonObject;
    }

    private ContractSchema Compile(JsonNode node)
    {
        if ((string?)node["$ref"] is { } reference)
        {
            var name = reference.Split('/')[^1];
            if (!byName.TryGetValue(name, out var named))
            {
                named = byName[name] = new();
                ContractSchema.Fill(named, (JsonObject)document["components"]!["schemas"]![name]!, Compile);
            }

            return named;
        }

        if (!byNode.TryGetValue(node, out var schema))
        {
            schema = byNode[node] = new();
            ContractSchema.Fill(schema, (JsonObject)node, Compile);
        }

        return schema;
    }

    private static IEnumerable<JsonObject> Parameters(JsonNode? node) =>
        (node as JsonArray ?? []).Select(parameter => (JsonObject)parameter!);
}
