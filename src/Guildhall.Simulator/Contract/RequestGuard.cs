using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Contract;

/// <summary>Refuses what Discord's description does not allow, before a route looks at it.</summary>
internal static class RequestGuard
{
    private const string Prefix = "/api/v10";

    /// <exception cref="ApiException">50035 with everything that is wrong.</exception>
    public static void Check(Universe world, HttpRequest request, RequestBody body)
    {
        var path = request.Path.Value![Prefix.Length..].Split('/');
        if (RequestContract.Instance.Find(request.Method, path) is not { } operation)
        {
            return;
        }

        var faults = new FaultTree();
        if (operation.Query is { } query)
        {
            new RequestWalker(faults).Check(query, Query(request, query), "");
        }

        if (operation.Body is { } schema)
        {
            var prefers = Preference(world, operation, path);
            new RequestWalker(faults, prefers).Check(schema, body.Json ?? Nothing(schema), "");
        }

        if (faults.Count > 0)
        {
            throw new ApiException(400, 50035, "Invalid Form Body", faults.ToJson());
        }
    }

    // No body is an empty one: what is required is missing then, and named.
    private static JsonObject? Nothing(RequestSchema schema) => schema.Type == "array" ? null : new JsonObject();

    private static JsonObject Query(HttpRequest request, RequestSchema schema)
    {
        var query = new JsonObject();
        foreach (var (name, values) in request.Query)
        {
            var isList =
                schema.Properties.TryGetValue(name, out var parameter)
                && (parameter.Type == "array" || (values.Count > 1 && parameter.Union.Any(u => u.Type == "array")));
            query[name] = isList ? new JsonArray([.. values.Select(value => (JsonNode?)value)]) : (JsonNode?)values[^1];
        }

        return query;
    }

    // Discord's description offers alternatives here that only the channel can tell apart.
    private static Func<RequestSchema, bool>? Preference(Universe world, RequestOperation operation, string[] path)
    {
        var text = operation.Parameter(path, "channel_id");
        if (
            !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !world.Channels.TryGetValue(id, out var channel)
        )
        {
            return null;
        }

        var isForum = channel.Type is ChannelType.Forum or ChannelType.Media;
        string[] meant =
        [
            isForum ? "CreateForumThreadRequest" : "CreateTextThreadWithoutMessageRequest",
            channel.Guild is null ? "UpdateDMRequestPartial"
            : channel.Thread is null ? "UpdateGuildChannelRequestPartial"
            : "UpdateThreadRequestPartial",
            "CreateGuildInviteRequest",
        ];
        return branch => branch.Name is { } name && meant.Contains(name);
    }
}
