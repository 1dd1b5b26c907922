using System.Text.Json.Nodes;

namespace Guildhall.Tests.Contract;

/// <param name="Template">Without the prefix: <c>/channels/{channel_id}</c>.</param>
/// <param name="Parameters">Of the path and of the query, as the description has them.</param>
internal sealed record ContractOperation(
    string Method,
    string Template,
    JsonObject Node,
    IReadOnlyList<JsonObject> Parameters
)
{
    private readonly string[] segments = Template.Split('/')[1..];

    public int Literals => segments.Count(segment => !IsParameter(segment));

    /// <summary>Content type → schema; empty when the operation takes no body.</summary>
    public IReadOnlyDictionary<string, JsonNode> Bodies { get; } =
        (Node["requestBody"]?["content"] as JsonObject ?? []).ToDictionary(c => c.Key, c => c.Value!["schema"]!);

    public bool NeedsBody => (bool?)Node["requestBody"]?["required"] ?? false;

    /// <summary>False where a token in the path is enough.</summary>
    public bool NeedsToken => Node["security"] is JsonArray ways && ways.All(way => way is JsonObject { Count: > 0 });

    /// <summary>True where a person's own token serves as well as a bot's.</summary>
    public bool TakesPeople => Node["security"] is JsonArray ways && ways.Any(way => way?["OAuth2"] is not null);

    /// <summary>The values of the path's parameters, or null: another path.</summary>
    public IReadOnlyDictionary<string, string>? Match(string[] path)
    {
        if (path.Length != segments.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>();
        for (var i = 0; i < path.Length; i++)
        {
            if (IsParameter(segments[i]) && path[i] != "")
            {
                values[segments[i].Trim('{', '}')] = path[i];
            }
            else if (segments[i] != path[i])
            {
                return null;
            }
        }

        return values;
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
