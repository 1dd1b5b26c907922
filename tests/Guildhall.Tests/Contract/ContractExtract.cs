using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Contract;

/// <summary>
/// Writes the file that the simulator ships: what Discord's description asks of requests, and nothing else of it. Run by
/// <c>Guildhall.Tests contract-extract openapi.json discord-requests.json</c>.
/// </summary>
internal sealed class ContractExtract(JsonObject document)
{
    public const string Verb = "contract-extract";

    private static readonly string[] Kept =
    [
        "type",
        "required",
        "minimum",
        "maximum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "maxProperties",
        "uniqueItems",
        "pattern",
        "format",
    ];

    private static readonly string[] PermissionSets = ["permissions", "allow", "deny", "default_member_permissions"];

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SortedDictionary<string, JsonNode?> schemas = new(StringComparer.Ordinal);

    public static async Task RunAsync(string description, string file)
    {
        var document = JsonNode.Parse(await File.ReadAllBytesAsync(description))!.AsObject();
        await File.WriteAllTextAsync(file, new ContractExtract(document).Text());
    }

    /// <summary>One line for each operation and each schema, so that a new description reads well as a difference.</summary>
    public string Text()
    {
        var operations = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (path, item) in (JsonObject)document["paths"]!)
        {
            foreach (var (method, operation) in ((JsonObject)item!).Where(m => m.Key != "parameters"))
            {
                if (Operation((JsonObject)operation!) is { Count: > 0 } kept)
                {
                    operations[$"{method.ToUpperInvariant()} {path}"] = kept;
                }
            }
        }

        var text = new StringBuilder("{\n\"operations\": {\n");
        Lines(text, operations);
        text.Append("},\n\"schemas\": {\n");
        Lines(text, schemas);
        return text.Append("}\n}\n").ToString();
    }

    private JsonObject Operation(JsonObject operation)
    {
        var kept = new JsonObject();
        var query = (operation["parameters"] as JsonArray ?? []).Where(p => (string)p!["in"]! == "query");
        foreach (var parameter in query)
        {
            var parameters = (JsonObject)(kept["query"] ??= new JsonObject { ["properties"] = new JsonObject() });
            var name = (string)parameter!["name"]!;
            parameters["properties"]![name] = Schema(parameter["schema"]!);
            if ((bool?)parameter["required"] ?? false)
            {
                ((JsonArray)(parameters["required"] ??= new JsonArray())).Add(name);
            }
        }

        if (operation["requestBody"]?["content"] is JsonObject contents)
        {
            kept["body"] = Schema((contents["application/json"] ?? contents.First().Value)!["schema"]!);
        }

        return kept;
    }

    private JsonObject Schema(JsonNode node)
    {
        if ((string?)node["$ref"] is { } reference)
        {
            var name = reference.Split('/')[^1];
            if (schemas.TryAdd(name, null))
            {
                schemas[name] = Named(name);
            }

            return new() { ["$ref"] = name };
        }

        // An empty enumeration beside an `allOf` means what the `allOf` says; a full one says it all itself.
        if (node["enum"] is JsonArray { Count: 0 } && node["allOf"] is JsonArray { Count: 1 } all)
        {
            return Schema(all[0]!);
        }

        var kept = new JsonObject();
        foreach (var keyword in Kept.Where(k => node[k] is not null))
        {
            kept[keyword] = node[keyword]!.DeepClone();
        }

        Values(node, kept);
        Inner(node, kept);
        return kept;
    }

    private JsonObject Named(string name)
    {
        var schema = Schema(document["components"]!["schemas"]![name]!);
        if (name == "MessageReferenceType")
        {
            // Forwards are a reference of type 1, which the description leaves out.
            ((JsonArray)schema["enum"]!).Add(1);
        }

        return schema;
    }

    private static void Values(JsonNode node, JsonObject kept)
    {
        if (node["enum"] is JsonArray { Count: > 0 } values)
        {
            kept["enum"] = values.DeepClone();
        }
        else if (IsEnumeration(node))
        {
            kept["enum"] = new JsonArray([.. node["oneOf"]!.AsArray().Select(branch => branch!["const"]!.DeepClone())]);
        }
    }

    private void Inner(JsonNode node, JsonObject kept)
    {
        if (node["properties"] is JsonObject properties)
        {
            // The bytes of files are none of a body's fields.
            var fields = properties.Where(p => (string?)p.Value!["contentEncoding"] != "binary");
            kept["properties"] = new JsonObject(
                fields.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Field(p.Key, p.Value!)))
            );
            if (kept["required"] is JsonArray required)
            {
                kept["required"] = new JsonArray([
                    .. required.Where(r => kept["properties"]![(string)r!] is not null).Select(r => r!.DeepClone()),
                ]);
            }
        }

        if (node["items"] is { } items)
        {
            kept["items"] = Schema(items);
        }

        if (node["additionalProperties"] is JsonObject additional)
        {
            kept["additionalProperties"] = Schema(additional);
        }

        if (!IsEnumeration(node) && (node["oneOf"] ?? node["anyOf"]) is JsonArray union)
        {
            kept["anyOf"] = new JsonArray([.. union.Select(branch => Schema(branch!))]);
        }
    }

    // Permission sets travel as strings of digits, though the description knows integers only.
    private JsonObject Field(string name, JsonNode node)
    {
        var field = Schema(node);
        if (PermissionSets.Contains(name) && field["type"]?.ToJsonString().Contains("integer") == true)
        {
            field["format"] = "permissions";
        }

        return field;
    }

    private static bool IsEnumeration(JsonNode node) =>
        node["oneOf"] is JsonArray branches && branches.All(branch => branch!["const"] is not null);

    private static void Lines(StringBuilder text, SortedDictionary<string, JsonNode?> entries) =>
        text.AppendJoin(",\n", entries.Select(e => $"\"{e.Key}\": {e.Value!.ToJsonString(Plain)}")).Append('\n');
}
