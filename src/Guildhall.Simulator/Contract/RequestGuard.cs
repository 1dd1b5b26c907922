using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Simulator.Rest;
using Guildhall.Simulator.State;

namespace Guildhall.Simulator.Contract;

/// <summary>Refuses what Discord's description does not allow, before a route looks at it.</summary>
internal static class RequestGuard
{
    private const string Prefix = "/api/v10";
    private const int LongestReason = 512;

    /// <exception cref="ApiException">50035 with everything that is wrong.</exception>
    public static void Check(Universe world, HttpRequest request, RequestBody body)
    {
        if (Form.LengthOf(Call.ReasonOf(request)) > LongestReason)
        {
            throw Refusals.Field("reason", "BASE_TYPE_MAX_LENGTH", $"Must be {LongestReason} or fewer in length.");
        }

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
            var prefers = Preference(world, operation, path, body.Json);
            new RequestWalker(faults, prefers).Check(schema, body.Json ?? Nothing(schema), "");
        }

        if (faults.Count > 0)
        {
            var errors = faults.ToJson();
            FaultTree.Join(errors, RequestForms.Faults(world, operation, path, body));
            throw new ApiException(400, 50035, "Invalid Form Body", errors);
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

    // Discord's description offers alternatives here that only the world can tell apart.
    private static Func<RequestSchema, bool>? Preference(
        Universe world,
        RequestOperation operation,
        string[] path,
        JsonNode? body
    )
    {
        string[] meant = [];
        if (Find(world.Channels, "channel_id", operation, path) is { } channel)
        {
            meant = Meant(channel);
        }
        else if (Find(world.Guilds, "guild_id", operation, path) is { } guild)
        {
            var rule = Find(guild.Rules, "rule_id", operation, path);
            var happening = Find(guild.ScheduledEvents, "guild_scheduled_event_id", operation, path);
            meant =
                rule is not null ? [Meant(rule)]
                : happening is not null ? [Meant(happening, body)]
                : [];
        }

        return meant.Length == 0 ? null : branch => branch.Name is { } name && meant.Contains(name);
    }

    private static T? Find<T>(IDictionary<ulong, T> known, string parameter, RequestOperation operation, string[] path)
        where T : class =>
        ulong.TryParse(
            operation.Parameter(path, parameter),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? known.TryGetValue(id, out var found)
                ? found
                : null
            : null;

    private static string[] Meant(SimChannel channel) =>
        [
            channel.Type is ChannelType.Forum or ChannelType.Media
                ? "CreateForumThreadRequest"
                : "CreateTextThreadWithoutMessageRequest",
            channel.Guild is null ? "UpdateDMRequestPartial"
            : channel.Thread is null ? "UpdateGuildChannelRequestPartial"
            : "UpdateThreadRequestPartial",
            "CreateGuildInviteRequest",
        ];

    // An edit may turn one kind into another.
    private static string Meant(SimScheduledEvent happening, JsonNode? body) =>
        ((body as JsonObject)?["entity_type"]?.ToString() ?? $"{happening.EntityType}") switch
        {
            "1" => "StageScheduledEventPatchRequestPartial",
            "2" => "VoiceScheduledEventPatchRequestPartial",
            _ => "ExternalScheduledEventPatchRequestPartial",
        };

    private static string Meant(SimRule rule) =>
        rule.Trigger switch
        {
            SimRule.Spam => "MLSpamUpsertRequestPartial",
            SimRule.Preset => "DefaultKeywordListUpsertRequestPartial",
            SimRule.MentionSpam => "MentionSpamUpsertRequestPartial",
            SimRule.Profile => "UserProfileUpsertRequestPartial",
            _ => "KeywordUpsertRequestPartial",
        };
}
