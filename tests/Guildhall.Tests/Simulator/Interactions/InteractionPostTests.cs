using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Interactions;

public sealed class InteractionPostTests : IAsyncLifetime
{
    private const string Here = "/guilds/onomancer-demo/channels/general/commands";

    private SimulatorFixture simulator = null!;
    private ScriptedEndpoint endpoint = null!;

    public async ValueTask InitializeAsync()
    {
        simulator = await SimulatorFixture.StartAsync();
        endpoint = await ScriptedEndpoint.StartAsync(simulator);
        await simulator.ApiAsync(
            "PUT",
            $"/applications/{simulator.ApplicationId}/commands",
            JsonNode.Parse("""[{"name":"ping","description":"d"}]""")
        );
    }

    public async ValueTask DisposeAsync()
    {
        await endpoint.DisposeAsync();
        await simulator.DisposeAsync();
    }

    [Fact]
    public async Task An_address_is_taken_once_it_has_told_a_good_signature_from_a_wrong_one()
    {
        var answer = await SetAsync(endpoint.Url);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(endpoint.Url, (string?)answer.Body!["interactions_endpoint_url"]);
        var pings = await PostedAsync();
        Assert.Equal([200, 401], pings.Select(p => (int)p["status"]!));
    }

    [Fact]
    public async Task An_address_that_believes_everything_is_not_taken_and_nothing_else_is_changed()
    {
        endpoint.Verifies = false;

        var answer = await simulator.ApiAsync(
            "PATCH",
            "/applications/@me",
            new JsonObject { ["interactions_endpoint_url"] = endpoint.Url, ["tags"] = new JsonArray("new") }
        );

        Assert.Equal(50035, answer.Code);
        var fault = answer.Body!["errors"]!["interactions_endpoint_url"]!["_errors"]![0]!;
        Assert.Equal("APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID", (string?)fault["code"]);
        var me = (await simulator.ApiAsync("GET", "/applications/@me")).Body!;
        Assert.Null(me["interactions_endpoint_url"]);
        Assert.Null(me["tags"]);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/nobody")]
    [InlineData("http://192.0.2.1/elsewhere")]
    [InlineData("ftp://127.0.0.1/other")]
    [InlineData("interactions")]
    public async Task An_address_that_does_not_answer_or_is_not_this_machines_is_not_taken(string address) =>
        Assert.Equal(50035, (await SetAsync(address)).Code);

    [Fact]
    public async Task An_interaction_is_posted_and_answered_in_the_response_and_the_gateway_hears_nothing()
    {
        using var gateway = (await RawGateway.LogInAsync(simulator)).Gateway;
        await SetAsync(endpoint.Url);

        var result = await UseAsync();
        await SetAsync("");
        var next = UseAsync();
        var heard = await gateway.UntilAsync("INTERACTION_CREATE");
        await simulator.ApiAsync(
            "POST",
            $"/interactions/{heard["id"]}/{heard["token"]}/callback",
            JsonNode.Parse("""{"type":4,"data":{"content":"by the gateway"}}""")
        );

        Assert.Equal("done", (string?)result["reply"]!["content"]);
        var posted = Assert.Single(endpoint.Received);
        Assert.Equal("leadership", (string?)posted["member"]!["user"]!["username"]);
        Assert.NotEqual((string?)posted["id"], (string?)heard["id"]);
        Assert.Equal("by the gateway", (string?)(await next)["reply"]!["content"]);
    }

    [Fact]
    public async Task A_deferral_in_the_response_is_completed_over_rest()
    {
        await SetAsync(endpoint.Url);
        endpoint.Answer = _ => """{"type":5,"data":{"flags":64}}""";

        var (edited, result) = await UseAndEditAsync();

        Assert.Equal(HttpStatusCode.OK, edited.Status);
        Assert.True((bool)result["deferred"]!);
        Assert.True((bool)result["ephemeral"]!);
        Assert.Equal("late", (string?)result["reply"]!["content"]);
    }

    [Fact]
    public async Task A_response_without_a_body_leaves_the_answer_to_the_callback()
    {
        await SetAsync(endpoint.Url);
        var arrived = new TaskCompletionSource<JsonNode>();
        endpoint.Answer = interaction =>
        {
            arrived.SetResult(interaction);
            return null;
        };

        var running = UseAsync();
        var interaction = await arrived.Task.WaitAsync(TestContext.Current.CancellationToken);
        await simulator.ApiAsync(
            "POST",
            $"/interactions/{interaction["id"]}/{interaction["token"]}/callback",
            JsonNode.Parse("""{"type":4,"data":{"content":"over rest"}}""")
        );

        Assert.Equal("over rest", (string?)(await running)["reply"]!["content"]);
    }

    [Fact]
    public async Task A_form_with_a_file_answers_too()
    {
        await SetAsync(endpoint.Url);
        endpoint.ContentType = "multipart/form-data; boundary=x";
        endpoint.Answer = _ =>
            "--x\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n"
            + """{"type":4,"data":{"content":"with a file","attachments":[{"id":0,"filename":"a.txt"}]}}"""
            + "\r\n--x\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"a.txt\"\r\n\r\nhello\r\n--x--\r\n";

        var result = await UseAsync();

        Assert.Equal("a.txt", (string?)result["reply"]!["attachments"]![0]!["filename"]);
    }

    [Theory]
    [InlineData("not json", "50109")]
    [InlineData("""{"type":4,"data":{"content":""}}""", "50006")]
    [InlineData("""{"type":8,"data":{"choices":[]}}""", "50035")]
    [InlineData("""{"type":1}""", "50035")]
    public async Task An_answer_that_discord_would_refuse_is_none(string answer, string code)
    {
        await SetAsync(endpoint.Url);
        endpoint.Answer = _ => answer;

        var result = await UseAsync();

        Assert.Equal("The application did not respond", (string?)result["error"]);
        Assert.Contains(code, (string?)result["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bad")]
    [InlineData("missing")]
    public async Task Wrong_signatures_on_demand_make_the_application_answer_401(string signature)
    {
        await SetAsync(endpoint.Url);
        await simulator.SimAsync("PATCH", "/bots/guildhall", new JsonObject { ["signature"] = signature });

        var refused = await UseAsync();
        await simulator.SimAsync("PATCH", "/bots/guildhall", new JsonObject { ["signature"] = "good" });
        var taken = await UseAsync();

        Assert.Contains("401", (string?)refused["detail"], StringComparison.Ordinal);
        Assert.Equal("done", (string?)taken["reply"]!["content"]);
        Assert.Equal([401, 200], (await PostedAsync()).TakeLast(2).Select(p => (int)p["status"]!));
    }

    [Fact]
    public async Task The_control_route_sets_an_address_verified_or_not()
    {
        endpoint.Verifies = false;
        var order = new JsonObject { ["interactionsUrl"] = endpoint.Url };

        var refused = await simulator.SimAsync("PATCH", "/bots/guildhall", order);
        var forced = order.DeepClone();
        forced["verify"] = false;
        var taken = await simulator.SimAsync("PATCH", "/bots/guildhall", forced);
        var wrong = await simulator.SimAsync("PATCH", "/bots/guildhall", new JsonObject { ["signature"] = "golden" });

        Assert.Contains("could not be verified", (string?)refused.Body!["error"], StringComparison.Ordinal);
        Assert.Equal(endpoint.Url, (string?)taken.Body!["interactionsUrl"]);
        Assert.Contains("stale", (string?)wrong.Body!["error"], StringComparison.Ordinal);
        Assert.Equal("done", (string?)(await UseAsync())["reply"]!["content"]);
    }

    private Task<RestAnswer> SetAsync(string address) =>
        simulator.ApiAsync("PATCH", "/applications/@me", new JsonObject { ["interactions_endpoint_url"] = address });

    private async Task<JsonNode> UseAsync() =>
        (await simulator.SimAsync("POST", Here, JsonNode.Parse("""{"as":"leadership","name":"ping"}"""))).Body!;

    private async Task<IReadOnlyList<JsonNode>> PostedAsync() =>
        [
            .. (await simulator.SimAsync("GET", "/requests"))
                .Body!.AsArray()
                .Select(r => r!)
                .Where(r => (string?)r["world"] == "interactions"),
        ];

    // The response must have been read before its webhook is known.
    /// <summary>Edits as soon as the deferral stands, and uses the command again where the machine was later than 3 s.</summary>
    private async Task<(RestAnswer Edited, JsonNode Result)> UseAndEditAsync()
    {
        for (var tries = 1; ; tries++)
        {
            var running = UseAsync();
            var edited = await EditWhileAsync(running);
            if (edited is { Status: not HttpStatusCode.NotFound } || tries == 5)
            {
                return (edited!, await running);
            }
        }
    }

    private async Task<RestAnswer?> EditWhileAsync(Task running)
    {
        var known = endpoint.Received.Count;
        RestAnswer? answer = null;
        while (answer is null or { Status: HttpStatusCode.NotFound } && !running.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if (endpoint.Received.Skip(known).LastOrDefault() is { } interaction)
            {
                var path = $"/webhooks/{simulator.ApplicationId}/{interaction["token"]}/messages/@original";
                answer = await simulator.ApiAsync("PATCH", path, new JsonObject { ["content"] = "late" });
            }

            await Task.Yield();
        }

        return answer;
    }
}
