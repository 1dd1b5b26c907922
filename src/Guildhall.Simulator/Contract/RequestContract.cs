using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest.Messages;

namespace Guildhall.Simulator.Contract;

/// <summary>What an operation takes.</summary>
/// <param name="Template">As Discord's description has it: <c>/channels/{channel_id}</c>.</param>
internal sealed record RequestOperation(string Method, string Template, RequestSchema? Query, RequestSchema? Body)
{
    private readonly string[] segments = Template.Split('/');

    public int Literals => segments.Count(segment => !segment.StartsWith('{'));

    public bool Fits(string[] path) =>
        path.Length == segments.Length && segments.Index().All(s => s.Item.StartsWith('{') || s.Item == path[s.Index]);

    /// <summary>The value of a parameter of the path.</summary>
    public string? Parameter(string[] path, string name) =>
        System.Array.IndexOf(segments, $"{{{name}}}") is var at and >= 0 ? path[at] : null;
}

/// <summary>
/// What Discord's own description asks of requests, as shipped in <c>discord-requests.json</c>; read once in a process.
/// </summary>
internal sealed class RequestContract
{
    private static readonly Lazy<RequestContract> Shipped = new(() => new(Parse()));

    private readonly JsonObject schemas;
    private readonly Dictionary<string, RequestSchema> byName = [];
    private readonly ILookup<(string Method, int Length), RequestOperation> operations;

    private RequestContract(JsonObject document)
    {
        schemas = (JsonObject)document["schemas"]!;
        foreach (
            var message in schemas.Select(schema => schema.Value!["properties"]).Where(p => p?["embeds"] is not null)
        )
        {
            // The description tells what people with Nitro may write; bots may not.
            if (message!["content"] is JsonObject content)
            {
                content["maxLength"] = MessageForm.ContentLimit;
            }
        }

        Operations = [.. ((JsonObject)document["operations"]!).Select(o => Operation(o.Key.Split(' '), o.Value!))];
        operations = Operations
            .OrderByDescending(operation => operation.Literals)
            .ToLookup(operation => (operation.Method, operation.Template.Split('/').Length));
    }

    public static RequestContract Instance => Shipped.Value;

    public IReadOnlyList<RequestOperation> Operations { get; }

    /// <param name="path">Behind <c>/api/v10</c>, split at its slashes.</param>
    /// <returns>Null: Discord takes nothing here, neither a query nor a body.</returns>
    public RequestOperation? Find(string method, string[] path) =>
        operations[(method, path.Length)].FirstOrDefault(operation => operation.Fits(path));

    private RequestOperation Operation(string[] name, JsonNode node) =>
        new(
            name[0],
            name[1],
            node["query"] is { } query ? Compile(query) : null,
            node["body"] is { } body ? Compile(body) : null
        );

    private RequestSchema Compile(JsonNode node)
    {
        if ((string?)node["$ref"] is not { } name)
        {
            var schema = new RequestSchema();
            schema.Fill((JsonObject)node, Compile);
            return schema;
        }

        if (!byName.TryGetValue(name, out var named))
        {
            byName[name] = named = new() { Name = name };
            named.Fill((JsonObject)schemas[name]!, Compile);
        }

        return named;
    }

    private static JsonObject Parse()
    {
        using var stream = typeof(RequestContract).Assembly.GetManifestResourceStream("discord-requests.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
