using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Simulator;
using Guildhall.Simulator.Snapshots;
using Guildhall.Simulator.State;
using Guildhall.Tests.Simulator.Rest;

namespace Guildhall.Tests.Simulator.Snapshots;

public class WorldFileTests
{
    private const string Here = "/guilds/onomancer-demo/channels/general";

    [Fact]
    public async Task Every_object_of_a_world_comes_back_as_it_was()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await LiveAsync(simulator);
        var written = await ExportAsync(simulator);

        await using var other = await SimulatorFixture.StartAsync(options =>
            options with
            {
                IsEmpty = true,
                Seed = "other",
            }
        );
        var answer = await ImportAsync(other, written);

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body?.ToJsonString());
        Assert.Equal(written.ToJsonString(), (await ExportAsync(other)).ToJsonString());
        // Every kind of object there is stood in it, or its way there and back is not proved.
        Assert.Equal(Kinds(), written["objects"]!.AsObject().Select(table => table.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Life_goes_on_in_a_world_that_came_back()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var message = await LiveAsync(simulator);
        var written = await ExportAsync(simulator);
        await using var other = await SimulatorFixture.StartAsync(options =>
            options with
            {
                IsEmpty = true,
                Seed = "other",
            }
        );
        using var gateway = (await RawGateway.LogInAsync(other)).Gateway;

        await ImportAsync(other, written);
        var told = await gateway.UntilOpAsync(9);
        other.Time.Advance(TimeSpan.FromSeconds(6));
        await gateway.IdentifyAsync(simulator.Token);
        var ready = await gateway.UntilAsync("READY");
        var path = $"/channels/{simulator.ChannelId("general")}/messages";
        var read = await AsBotAsync(simulator, other, "GET", $"{path}/{message}");
        var said = await AsBotAsync(simulator, other, "POST", path, new JsonObject { ["content"] = "still here" });
        await other.SimAsync("POST", "/clock", new JsonObject { ["advanceMs"] = 3 * 24 * 3_600_000 });
        var ended = await AsBotAsync(simulator, other, "GET", path);

        Assert.False((bool)told["d"]!);
        Assert.Equal(3, ready["guilds"]!.AsArray().Count);
        Assert.Equal("hello", (string?)read["content"]);
        Assert.True(string.CompareOrdinal((string?)said["id"], message) > 0);
        // The poll was on the agenda again.
        Assert.Contains(ended.AsArray(), m => (int)m!["type"]! == 46);
    }

    [Theory]
    [InlineData("nothing", "It is not JSON")]
    [InlineData("[]", "It is no world")]
    [InlineData("""{"format":"guildhall-world","version":2}""", "another version")]
    [InlineData("""{"format":"guildhall-world","version":1}""", "'seed' is missing")]
    [InlineData("""{"format":"guildhall-world","version":1,"seed":"s","now":"noon"}""", "'now' is no time")]
    public async Task What_is_no_world_is_refused(string file, string reason)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await ImportAsync(simulator, file);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(reason, (string?)answer.Body!["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_world_with_faults_is_refused_with_each_of_them_and_nothing_is_changed()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var good = (await ExportAsync(simulator)).ToJsonString();
        foreach (var (spoil, reason) in Faults())
        {
            var bad = JsonNode.Parse(good)!;
            spoil(bad);

            var answer = await ImportAsync(simulator, bad);

            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(reason, (string?)answer.Body!["error"], StringComparison.Ordinal);
        }

        Assert.Equal(good, (await ExportAsync(simulator)).ToJsonString());
    }

    [Fact]
    public async Task A_simulator_starts_from_a_file()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await LiveAsync(simulator);
        var written = (await ExportAsync(simulator)).ToJsonString();
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, written, TestContext.Current.CancellationToken);

            await using var other = await SimulatorFixture.StartAsync(options => options with { World = file });

            Assert.Equal(written, (await ExportAsync(other)).ToJsonString());
            await File.WriteAllTextAsync(file, "{}", TestContext.Current.CancellationToken);
            await using var error = new StringWriter();
            var code = await SimulatorRun.RunAsync(
                ["--port", "0", "--world", file],
                TextWriter.Null,
                error,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(2, code);
            Assert.Contains("It is no world", error.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<(Action<JsonNode> Spoil, string Reason)> Faults()
    {
        yield return (w => w["objects"]!["user"]!.AsObject().Remove(Key(w, "user")), "there is no user");
        yield return (w => One(w, "message")["author"] = "nobody", "there is no user \"nobody\"");
        yield return (w => One(w, "message").AsObject().Remove("content"), "misses 'content'");
        yield return (w => One(w, "message")["mood"] = "good", "has no 'mood'");
        yield return (w => One(w, "message")["content"] = 5, "content is no String");
        yield return (w => One(w, "message")["content"] = null, "content cannot be null");
        yield return (w => One(w, "channel")["type"] = "Cinema", "type is no ChannelType");
        yield return (w => One(w, "guild")["roles"] = new JsonArray(), "roles is no object");
        yield return (w => One(w, "guild")["auditLog"] = new JsonObject(), "auditLog is no list");
        yield return (w => w["objects"]!["ghost"] = new JsonObject(), "objects.ghost is no kind of object");
        yield return (w => w["roots"]!.AsObject().Remove("guilds"), "roots.guilds is missing");
        yield return (w => One(w, "guild")["ownerId"] = "7", "who is no user");
        yield return (w => One(w, "user")["id"] = "7", "stands under");
        yield return (w => One(w, "role")["id"] = "7", "stands under");
        yield return (w => One(w, "bot")["key"] = "c2hvcnQ=", "key is no Ed25519Key");
        yield return (w => w["roots"]!["channels"]!.AsObject().Remove(Key(w, "channel")), "not its own");
    }

    private static string Key(JsonNode world, string table) => world["objects"]![table]!.AsObject().First().Key;

    private static JsonNode One(JsonNode world, string table) => world["objects"]![table]![Key(world, table)]!;

    private static IEnumerable<string> Kinds() =>
        typeof(SimUser)
            .Assembly.GetTypes()
            .Where(type => StateField.IsEntity(type) && type.Name.StartsWith("Sim", StringComparison.Ordinal))
            .Where(type => type != typeof(SimEvent))
            .Select(WorldWriter.TableOf)
            .Order(StringComparer.Ordinal);

    /// <summary>Something of every kind happens in the demo; answers the id of a message.</summary>
    private static async Task<string> LiveAsync(SimulatorFixture simulator)
    {
        var guild = $"/guilds/{simulator.Guild["id"]}";
        var channel = $"/channels/{simulator.ChannelId("general")}";
        var guest = simulator.MemberId("guest");
        var message = (string)(await simulator.SayAsync("hello")).Body!["id"]!;
        await DoAsync(simulator, "PUT", $"{channel}/messages/{message}/reactions/%F0%9F%91%8D/@me");
        await DoAsync(simulator, "PUT", $"{channel}/pins/{message}");
        await DoAsync(simulator, "POST", $"{channel}/messages/{message}/threads", """{"name":"thread"}""");
        await DoAsync(simulator, "POST", $"{channel}/invites", """{"max_age":3600}""");
        await DoAsync(simulator, "POST", $"{channel}/webhooks", """{"name":"hook"}""");
        await DoAsync(
            simulator,
            "POST",
            $"{channel}/messages",
            """{"poll":{"question":{"text":"Which?"},"duration":48,"answers":[{"poll_media":{"text":"this"}},{"poll_media":{"text":"that"}}]}}"""
        );
        await DoAsync(
            simulator,
            "POST",
            $"{guild}/auto-moderation/rules",
            """{"name":"r","event_type":1,"trigger_type":1,"trigger_metadata":{"keyword_filter":["spam"]},"actions":[{"type":1}]}"""
        );
        await DoAsync(
            simulator,
            "POST",
            $"{guild}/scheduled-events",
            """{"name":"e","privacy_level":2,"entity_type":3,"entity_metadata":{"location":"here"},"scheduled_start_time":"2026-06-01T00:00:00Z","scheduled_end_time":"2026-06-02T00:00:00Z"}"""
        );
        const string pixel =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        await DoAsync(simulator, "POST", $"{guild}/emojis", $$"""{"name":"dot","image":"{{pixel}}"}""");
        await DoAsync(
            simulator,
            "POST",
            $"{guild}/soundboard-sounds",
            """{"name":"beep","sound":"data:audio/ogg;base64,T2dn"}"""
        );
        await simulator.WithFileAsync(
            $"{guild}/stickers",
            new Dictionary<string, string>
            {
                ["name"] = "dot",
                ["tags"] = "dot",
                ["description"] = "a dot",
            },
            "file",
            "dot.png",
            "image/png",
            Convert.FromBase64String(pixel[(pixel.IndexOf(',', StringComparison.Ordinal) + 1)..])
        );
        await simulator.WithFileAsync(
            $"{channel}/messages",
            new Dictionary<string, string> { ["content"] = "file" },
            "files[0]",
            "a.txt",
            "text/plain",
            "bytes"u8.ToArray()
        );
        var stage = await DoAsync(simulator, "POST", $"{guild}/channels", """{"name":"stage","type":13}""");
        await DoAsync(simulator, "POST", "/stage-instances", $$"""{"channel_id":"{{stage["id"]}}","topic":"t"}""");
        await simulator.SimAsync(
            "PUT",
            "/guilds/onomancer-demo/voice/product",
            new JsonObject { ["channel"] = (string?)stage["id"] }
        );
        await DoAsync(simulator, "PUT", $"{channel}/permissions/{guest}", """{"type":1,"allow":"1024","deny":"0"}""");
        await DoAsync(simulator, "POST", "/users/@me/channels", $$"""{"recipient_id":"{{guest}}"}""");
        await DoAsync(simulator, "PUT", $"{guild}/bans/{guest}", "{}");
        await AskAsync(simulator);
        return message;
    }

    // A command whose answer is a form, and one whose answer one member alone sees.
    private static async Task AskAsync(SimulatorFixture simulator)
    {
        var commands = JsonNode.Parse("""[{"name":"ask","description":"d"}]""");
        await simulator.ApiAsync("PUT", $"/applications/{simulator.ApplicationId}/commands", commands);
        using var gateway = (await RawGateway.LogInAsync(simulator)).Gateway;
        var modal =
            """{"type":9,"data":{"custom_id":"m","title":"t","components":[{"type":1,"components":[{"type":4,"custom_id":"i","label":"l","style":1}]}]}}""";
        foreach (var answer in new[] { modal, """{"type":4,"data":{"content":"psst","flags":64}}""" })
        {
            var running = simulator.SimAsync(
                "POST",
                $"{Here}/commands",
                JsonNode.Parse("""{"as":"product","name":"ask"}""")
            );
            var heard = await gateway.UntilAsync("INTERACTION_CREATE");
            await DoAsync(simulator, "POST", $"/interactions/{heard["id"]}/{heard["token"]}/callback", answer);
            await running;
        }

        await gateway.CloseAsync(1000);
        // Its presence in the world ends with it.
        while ((bool)(await simulator.SimAsync("GET", "/bots")).Body![0]!["connected"]!)
        {
            await Task.Yield();
        }
    }

    private static async Task<JsonNode> DoAsync(
        SimulatorFixture simulator,
        string method,
        string path,
        string? body = null
    )
    {
        simulator.Time.Advance(TimeSpan.FromSeconds(1));
        var answer = await simulator.ApiAsync(method, path, body is null ? null : JsonNode.Parse(body));
        Assert.True((int)answer.Status < 300, $"{method} {path}: {answer.Body?.ToJsonString()}");
        return answer.Body ?? new JsonObject();
    }

    private static async Task<JsonNode> ExportAsync(SimulatorFixture simulator) =>
        (await simulator.SimAsync("GET", "/export")).Body!;

    private static Task<RestAnswer> ImportAsync(SimulatorFixture simulator, JsonNode world) =>
        simulator.SimAsync("POST", "/import", world);

    private static async Task<RestAnswer> ImportAsync(SimulatorFixture simulator, string text)
    {
        using var http = new HttpClient();
        using var body = new StringContent(text, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(
            new Uri(simulator.Address, "/sim/import"),
            body,
            TestContext.Current.CancellationToken
        );
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(response.StatusCode, JsonNode.Parse(answer), response.Headers);
    }

    private static async Task<JsonNode> AsBotAsync(
        SimulatorFixture bot,
        SimulatorFixture where,
        string method,
        string path,
        JsonNode? body = null
    )
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new(method), new Uri(where.Address, "/api/v10" + path));
        request.Headers.Authorization = new("Bot", bot.Token);
        request.Content = body is null
            ? null
            : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
