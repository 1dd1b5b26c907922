using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Tests.Kit;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Tests.Contract;

/// <summary>Every limit of the description, broken alone, against the simulator.</summary>
public sealed class ConformanceTests(ITestOutputHelper output) : IAsyncLifetime
{
    // Alternatives for what the simulator does not have: groups of direct messages.
    private static readonly string?[] Unsimulated = ["UpdateGroupDMRequestPartial", "CreateGroupDMInviteRequest"];

    // What Discord asks for beyond its description.
    private static readonly Dictionary<string, Dictionary<string, string>> Beyond = new()
    {
        ["POST /applications/{application_id}/commands"] = new() { ["description"] = "a" },
        ["POST /applications/{application_id}/guilds/{guild_id}/commands"] = new() { ["description"] = "a" },
        ["POST /applications/{application_id}/emojis"] = new() { ["image"] = "data:image/png;base64,iVBORw0KGgo=" },
        ["POST /guilds/{guild_id}/emojis"] = new() { ["image"] = "data:image/png;base64,iVBORw0KGgo=" },
        ["POST /users/@me/channels"] = new() { ["recipient_id"] = "1" },
    };

    private readonly ConcurrentQueue<string> wrong = new();
    private LocalDiscord discord = null!;
    private Dictionary<string, string> known = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        discord = await LocalDiscord.StartAsync(
            LocalDiscord.Patient with
            {
                EnforcesRateLimits = false,
            },
            isJudged: false
        );
        var state = await discord.ReadAsync("/sim/state");
        var guild = state["guilds"]!.AsArray().Single(g => (string?)g!["name"] == "onomancer-demo")!;
        discord.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bot",
            (string)state["bots"]![0]!["token"]!
        );
        known = new()
        {
            ["guild_id"] = (string)guild["id"]!,
            ["channel_id"] = (string)guild["channels"]!.AsArray().Single(c => (string?)c!["name"] == "general")!["id"]!,
            ["user_id"] = (string)guild["members"]!.AsArray().Single(m => (string?)m!["name"] == "guest")!["id"]!,
            ["application_id"] = (string)state["bots"]![0]!["applicationId"]!,
        };
        var general = $"/channels/{known["channel_id"]}";
        known["UpdateThreadRequestPartial"] = await MakeAsync($"{general}/threads", """{"name":"a","type":11}""");
        known["UpdateDMRequestPartial"] = await MakeAsync(
            "/users/@me/channels",
            $$"""{"recipient_id":"{{known["user_id"]}}"}"""
        );
        known["CreateForumThreadRequest"] = await MakeAsync(
            $"/guilds/{known["guild_id"]}/channels",
            """{"name":"forum","type":15}"""
        );
        known["ExternalScheduledEventPatchRequestPartial"] = await MakeAsync(
            $"/guilds/{known["guild_id"]}/scheduled-events",
            """
            { "name": "a", "privacy_level": 2, "entity_type": 3, "entity_metadata": { "location": "a" },
              "scheduled_start_time": "2099-01-01T00:00:00Z", "scheduled_end_time": "2099-01-02T00:00:00Z" }
            """
        );
        await MakeRulesAsync();
    }

    public ValueTask DisposeAsync() => discord.DisposeAsync();

    [Fact]
    public async Task A_request_that_breaks_one_limit_is_refused_where_it_breaks_it()
    {
        if (ContractSpec.Current is not { } spec)
        {
            return; // The limits stand in the description; CI has it.
        }

        var simulated = Simulated(spec);
        var all = simulated.SelectMany(operation => Cases(spec, operation)).ToArray();
        var work = all.Where(one => !Unsimulated.Contains(one.Case.Meant)).ToArray();
        await Parallel.ForEachAsync(
            work,
            Cancellation,
            async (one, _) => await BreakAsync(one.Operation, one.Query, one.Case)
        );
        await ForgetRulesAsync();
        // Afterwards, since these have an effect.
        foreach (var operation in simulated)
        {
            await KeepAsync(spec, operation);
        }

        output.WriteLine(
            $"{work.Length} limits of {simulated.Count} operations tried; {all.Length - work.Length} not: no group messages"
        );
        Assert.NotEmpty(work);
        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {work.Length}:\n{string.Join('\n', wrong.Order().Take(40))}");
    }

    private List<ContractOperation> Simulated(ContractSpec spec)
    {
        var routes = discord
            .Get<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e =>
                (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m =>
                    $"{m} {Shape(e.RoutePattern.RawText!)}"
                )
            )
            .ToHashSet();
        return [.. spec.Operations.Where(o => routes.Contains($"{o.Method} {ContractSpec.Prefix}{Shape(o.Template)}"))];
    }

    private static string Shape(string template) =>
        string.Join('/', template.Split('/').Select(part => part.StartsWith('{') ? "{}" : part));

    private static IEnumerable<(ContractOperation Operation, bool Query, ConformanceCase Case)> Cases(
        ContractSpec spec,
        ContractOperation operation
    )
    {
        foreach (var parameter in operation.Parameters.Where(p => (string)p["in"]! == "query"))
        {
            var name = (string)parameter["name"]!;
            var schema = spec.Schema(parameter["schema"]!);
            foreach (var one in ConformanceCases.Of(schema).Where(c => IsForQuery(schema, c)))
            {
                yield return (operation, true, one with { Path = one.Path == "" ? name : $"{name}.{one.Path}" });
            }
        }

        if (operation.Bodies.GetValueOrDefault("application/json") is { } body)
        {
            foreach (var one in ConformanceCases.Of(spec.Schema(body)))
            {
                yield return (operation, false, one);
            }
        }
    }

    // A query holds texts, and one of them is a list of one; what is wrong by its JSON type only cannot be said in one.
    private static bool IsForQuery(ContractSchema schema, ConformanceCase one) =>
        one.Body is JsonArray { Count: > 1 }
        || (one.Body is JsonValue && ((schema.Any.Count == 0 && schema.Items is null) || one.Limit != "type"));

    private async Task BreakAsync(ContractOperation operation, bool isQuery, ConformanceCase one)
    {
        var query = isQuery ? Query(one) : "";
        var (status, answer) = await SendAsync(operation, query, isQuery ? new JsonObject() : one.Body, one.Meant);
        var errors = (answer as JsonObject)?["errors"];
        var at = one.Path == "" ? errors : one.Path.Split('.').Aggregate(errors, (node, part) => node?[part]);
        if (status != 400 || (int?)answer!["code"] != 50035 || at is null)
        {
            wrong.Enqueue($"{operation.Method} {operation.Template} {one.Path} {one.Limit}: {status} {Short(answer)}");
        }
    }

    private async Task KeepAsync(ContractSpec spec, ContractOperation operation)
    {
        var schema = operation.Bodies.GetValueOrDefault("application/json");
        if (schema is null && operation.Bodies.Count > 0)
        {
            return; // Files only.
        }

        var body = schema is null ? null : ConformanceSample.Of(spec.Schema(schema));
        foreach (var (name, value) in Beyond.GetValueOrDefault($"{operation.Method} {operation.Template}") ?? [])
        {
            body![name] = value;
        }

        var required = operation
            .Parameters.Where(p => (string)p["in"]! == "query" && ((bool?)p["required"] ?? false))
            .Select(p => $"{p["name"]}={ConformanceSample.Of(spec.Schema(p["schema"]!))}");
        var (status, answer) = await SendAsync(operation, $"?{string.Join('&', required)}", body);
        if (status >= 500 || (int?)(answer as JsonObject)?["code"] == 50035)
        {
            wrong.Enqueue(
                $"{operation.Method} {operation.Template} with its least: {status} {Short(answer)} for {Short(body)}"
            );
        }
    }

    // One of each kind, since the kind decides what an edit may hold.
    private async Task MakeRulesAsync()
    {
        (string Alternative, string Rule)[] rules =
        [
            ("KeywordUpsertRequestPartial", """ "trigger_type":1,"trigger_metadata":{"keyword_filter":["a"]} """),
            ("MLSpamUpsertRequestPartial", """ "trigger_type":3 """),
            ("DefaultKeywordListUpsertRequestPartial", """ "trigger_type":4,"trigger_metadata":{"presets":[1]} """),
            ("MentionSpamUpsertRequestPartial", """ "trigger_type":5 """),
            ("UserProfileUpsertRequestPartial", """ "trigger_type":6,"trigger_metadata":{"keyword_filter":["a"]} """),
        ];
        foreach (var (alternative, rule) in rules)
        {
            var kind = alternative.StartsWith("UserProfile", StringComparison.Ordinal) ? 2 : 1;
            known[alternative] = await MakeAsync(
                $"/guilds/{known["guild_id"]}/auto-moderation/rules",
                $$"""{"name":"a","event_type":{{kind}},"actions":[{"type":{{(kind == 1 ? 1 : 4)}}}],{{rule}}}"""
            );
        }
    }

    // There may be one of most kinds only.
    private async Task ForgetRulesAsync()
    {
        var rules = $"/api/v10/guilds/{known["guild_id"]}/auto-moderation/rules";
        foreach (var alternative in known.Keys.Where(name => name.Contains("UpsertRequest", StringComparison.Ordinal)))
        {
            using var response = await discord.Http.DeleteAsync($"{rules}/{known[alternative]}", Cancellation);
        }
    }

    private async Task<string> MakeAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await discord.Http.PostAsync($"/api/v10{path}", content, Cancellation);
        return (string)JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!["id"]!;
    }

    private async Task<(int Status, JsonNode? Answer)> SendAsync(
        ContractOperation operation,
        string query,
        JsonNode? body,
        string? meant = null
    )
    {
        var path = string.Join(
            '/',
            operation
                .Template.Split('/')
                .Select(part => part.StartsWith('{') ? Value(part.Trim('{', '}'), meant) : part)
        );
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), $"/api/v10{path}{query}");
        if (operation.Bodies.Count > 0)
        {
            request.Content = new StringContent(body?.ToJsonString() ?? "null", Encoding.UTF8, "application/json");
        }

        using var response = await discord.Http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return ((int)response.StatusCode, text == "" ? null : JsonNode.Parse(text));
    }

    private string Value(string parameter, string? meant) =>
        parameter is "channel_id" or "rule_id" or "guild_scheduled_event_id"
        && meant is not null
        && known.TryGetValue(meant, out var fitting)
            ? fitting
            : known.GetValueOrDefault(parameter, "1");

    private static string Query(ConformanceCase one)
    {
        var name = one.Path.Split('.')[0];
        var values = one.Body is JsonArray list ? list.Select(item => $"{item}") : [$"{one.Body}"];
        return $"?{string.Join('&', values.Select(value => $"{name}={Uri.EscapeDataString(value)}"))}";
    }

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "";
        return text.Length > 200 ? text[..200] : text;
    }
}
