using System.Text.Json.Nodes;

namespace Guildhall.Tests.Contract;

/// <summary>Where the description contradicts Discord's own documentation and every client, the documentation wins.</summary>
internal static class ContractQuirks
{
    private static readonly string[] PermissionSets = ["permissions", "allow", "deny", "default_member_permissions"];

    public static void Apply(JsonObject document)
    {
        var schemas = (JsonObject)document["components"]!["schemas"]!;

        // Rate limits: `code` is optional in the body of a 429.
        if (schemas["RatelimitedResponse"]?["allOf"] is JsonArray parts)
        {
            parts[0] = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("message") };
        }

        // The codes inside an `errors` tree are words such as BASE_TYPE_REQUIRED.
        if (schemas["InnerErrors"]?["properties"]?["_errors"] is JsonObject inner)
        {
            inner["items"] = JsonNode.Parse(
                """
                {"type":"object","required":["code","message"],
                 "properties":{"code":{"type":["string","integer"]},"message":{"type":"string"}}}
                """
            );
        }

        // No client sends a body when it lifts a ban.
        if (document["paths"]?["/guilds/{guild_id}/bans/{user_id}"]?["delete"]?["requestBody"] is JsonObject unban)
        {
            unban["required"] = false;
        }

        // Forwards are a reference of type 1.
        if (schemas["MessageReferenceType"]?["oneOf"] is JsonArray kinds)
        {
            kinds.Add((JsonNode)new JsonObject { ["title"] = "FORWARD", ["const"] = 1 });
        }

        foreach (var (name, schema) in schemas)
        {
            if (
                name.Contains("Request", StringComparison.Ordinal)
                || name.Contains("InstallParams", StringComparison.Ordinal)
            )
            {
                AllowText(schema);
            }
        }

        foreach (var (_, path) in (JsonObject)document["paths"]!)
        {
            foreach (var (_, operation) in (JsonObject)path!)
            {
                AllowText((operation as JsonObject)?["requestBody"]);
            }
        }
    }

    // Permission sets travel as strings of digits; the requests' schemas know integers only.
    private static void AllowText(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                AllowText(item);
            }
        }
        else if (node is JsonObject parts)
        {
            foreach (var (name, part) in parts.ToArray())
            {
                if (PermissionSets.Contains(name) && part is JsonObject set && TakesIntegers(set))
                {
                    parts[name] = null;
                    parts[name] = new JsonObject
                    {
                        ["anyOf"] = new JsonArray(
                            set,
                            new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{1,20}$" }
                        ),
                    };
                }
                else
                {
                    AllowText(part);
                }
            }
        }
    }

    private static bool TakesIntegers(JsonObject schema) =>
        schema["type"] switch
        {
            JsonArray many => many.Any(type => (string?)type == "integer"),
            JsonValue one => (string?)one == "integer",
            _ => false,
        };
}
