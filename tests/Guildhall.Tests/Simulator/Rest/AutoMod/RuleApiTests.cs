using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.AutoMod;

public class RuleApiTests
{
    private const int Intents = RawGateway.AllIntents | (1 << 20) | (1 << 21);

    [Fact]
    public async Task A_keyword_rule_blocks_alerts_times_out_and_tells_the_gateway()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator, Intents);
        using var listening = gateway;
        var alerts = simulator.ChannelId("alerts");
        var rule = Rule(1, """{"keyword_filter":["*mibera*"]}""");
        rule["actions"] = JsonNode.Parse(
            $$"""
            [
                { "type": 1, "metadata": { "custom_message": "No." } },
                { "type": 2, "metadata": { "channel_id": "{{alerts}}" } },
                { "type": 3, "metadata": { "duration_seconds": 60 } }
            ]
            """
        );

        var created = await CreateAsync(simulator, rule);
        var announced = await gateway.UntilAsync("AUTO_MODERATION_RULE_CREATE");
        var refused = await simulator.WriteAsAsync("guest", "what is a tuMIBERAt?");
        var executed = await gateway.UntilAsync("AUTO_MODERATION_ACTION_EXECUTION");
        var alert = await gateway.UntilAsync("MESSAGE_CREATE");
        var alerted = await gateway.UntilAsync("AUTO_MODERATION_ACTION_EXECUTION");
        var muted = await gateway.UntilAsync("GUILD_MEMBER_UPDATE");
        var history = await simulator.ApiAsync("GET", $"/channels/{simulator.ChannelId("general")}/messages?limit=1");

        Assert.Equal(HttpStatusCode.OK, created.Status);
        Assert.Equal((string?)created.Body!["id"], (string?)announced["id"]);
        Assert.Equal(200000, refused.Code);
        Assert.Equal("*mibera*", (string?)executed["matched_keyword"]);
        Assert.Equal("MIBERA", (string?)executed["matched_content"]);
        Assert.Equal(1, (int)executed["action"]!["type"]!);
        Assert.Null(executed["message_id"]);
        Assert.Equal(24, (int)alert["type"]!);
        Assert.Equal(alerts, (string?)alert["channel_id"]);
        Assert.Equal((string?)alert["id"], (string?)alerted["alert_system_message_id"]);
        Assert.NotNull(muted["communication_disabled_until"]);
        Assert.DoesNotContain("tuMIBERAt", (string?)history.Body![0]!["content"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cat", "a cat sat", true)]
    [InlineData("cat", "CAT", true)]
    [InlineData("cat", "catch", false)]
    [InlineData("cat*", "catch", true)]
    [InlineData("cat*", "wildcat", false)]
    [InlineData("*cat", "wildcat", true)]
    [InlineData("*cat*", "education", true)]
    [InlineData("the mat", "on the mat today", true)]
    [InlineData("the mat*", "the matrix", true)]
    [InlineData("the mat", "breathe mat", false)]
    public async Task Wildcards_decide_where_a_keyword_counts(string keyword, string text, bool blocks)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await CreateAsync(simulator, Rule(1, $$"""{"keyword_filter":["{{keyword}}"]}"""));

        var answer = await simulator.WriteAsAsync("guest", text);

        Assert.Equal(blocks ? HttpStatusCode.BadRequest : HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData(1, """{"regex_patterns":["b[ou]t{2,}"]}""", "buttt")]
    [InlineData(1, """{"regex_patterns":["(?i)^secret"]}""", "SECRET plan")]
    [InlineData(3, "{}", "discord.gg/a discord.gg/b discord.com/invite/c")]
    [InlineData(4, """{"presets":[1]}""", "oh shit")]
    [InlineData(5, """{"mention_total_limit":2}""", "<@1> <@!2> <@&3>")]
    public async Task Each_trigger_stops_what_it_is_for(int trigger, string metadata, string text)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        await CreateAsync(simulator, Rule(trigger, metadata));

        Assert.Equal(200000, (await simulator.WriteAsAsync("guest", text)).Code);
        Assert.Equal(HttpStatusCode.OK, (await simulator.WriteAsAsync("guest", "harmless <@1>")).Status);
    }

    [Fact]
    public async Task Staff_bots_exempt_roles_and_exempt_channels_are_spared()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var rule = Rule(1, """{"keyword_filter":["word"],"allow_list":["password*"]}""");
        rule["exempt_roles"] = new JsonArray(simulator.RoleId("product"));
        rule["exempt_channels"] = new JsonArray(simulator.ChannelId("alerts"));
        await CreateAsync(simulator, rule);

        Assert.Equal(HttpStatusCode.OK, (await simulator.WriteAsAsync("admin", "word")).Status);
        Assert.Equal(HttpStatusCode.OK, (await simulator.WriteAsAsync("product", "word")).Status);
        Assert.Equal(HttpStatusCode.OK, (await simulator.WriteAsAsync("guest", "word", "alerts")).Status);
        Assert.Equal(HttpStatusCode.OK, (await simulator.SayAsync("word")).Status);
        Assert.Equal(200000, (await simulator.WriteAsAsync("guest", "word")).Code);
    }

    [Fact]
    public async Task A_rule_that_only_alerts_lets_the_message_pass_and_names_it()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var (gateway, _) = await RawGateway.LogInAsync(simulator, Intents);
        using var listening = gateway;
        var rule = Rule(1, """{"keyword_filter":["look"]}""");
        var target = new JsonObject { ["channel_id"] = simulator.ChannelId("alerts") };
        rule["actions"] = new JsonArray(new JsonObject { ["type"] = 2, ["metadata"] = target });
        await CreateAsync(simulator, rule);

        var posted = await simulator.WriteAsAsync("guest", "look here");
        var executed = await gateway.UntilAsync("AUTO_MODERATION_ACTION_EXECUTION");

        Assert.Equal(HttpStatusCode.OK, posted.Status);
        Assert.Equal((string?)posted.Body!["id"], (string?)executed["message_id"]);
        Assert.Equal("look here", (string?)executed["content"]);
    }

    [Fact]
    public async Task Discords_number_of_rules_is_the_limit_and_each_change_is_audited()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        for (var i = 0; i < 6; i++)
        {
            await CreateAsync(simulator, Rule(1, """{"keyword_filter":["x"]}"""));
        }

        var seventh = await CreateAsync(simulator, Rule(1, """{"keyword_filter":["x"]}"""));
        var list = await simulator.ApiAsync("GET", Path(simulator));
        var id = (string?)list.Body![0]!["id"];
        var edited = await simulator.ApiAsync(
            "PATCH",
            $"{Path(simulator)}/{id}",
            new JsonObject { ["enabled"] = false }
        );
        var deleted = await simulator.ApiAsync("DELETE", $"{Path(simulator)}/{id}");
        var update = await simulator.LastAuditAsync(141);

        Assert.Equal(50035, seventh.Code);
        Assert.Equal(6, list.Body!.AsArray().Count);
        Assert.False((bool)edited.Body!["enabled"]!);
        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal("enabled", (string?)update["changes"]![0]!["key"]);
        Assert.Equal(id, (string?)update["target_id"]);
    }

    [Fact]
    public async Task A_forbidden_name_is_quarantined_until_it_changes()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var rule = Rule(6, """{"keyword_filter":["*admin*"]}""");
        rule["event_type"] = 2;
        rule["actions"] = new JsonArray(new JsonObject { ["type"] = 4 });
        await CreateAsync(simulator, rule);
        var member = $"/guilds/{simulator.Guild["id"]}/members/{simulator.MemberId("guest")}";

        await simulator.ApiAsync("PATCH", member, new JsonObject { ["nick"] = "the_admin_team" });
        var quarantined = await simulator.ApiAsync("GET", member);
        var refused = await simulator.WriteAsAsync("guest", "hello");
        await simulator.ApiAsync("PATCH", member, new JsonObject { ["nick"] = "somebody" });
        var free = await simulator.WriteAsAsync("guest", "hello");

        Assert.Equal(128, (int)quarantined.Body!["flags"]! & 128);
        Assert.Equal(50013, refused.Code);
        Assert.Equal(HttpStatusCode.OK, free.Status);
    }

    [Theory]
    [InlineData("""{"name":"n","event_type":1,"trigger_type":2}""")]
    [InlineData("""{"name":"n","event_type":1,"trigger_type":1,"trigger_metadata":{"regex_patterns":["("]}}""")]
    [InlineData("""{"name":"n","event_type":1,"trigger_type":1,"trigger_metadata":{}}""")]
    [InlineData(
        """{"name":"n","event_type":1,"trigger_type":3,"actions":[{"type":3,"metadata":{"duration_seconds":1}}]}"""
    )]
    [InlineData(
        """{"name":"n","event_type":1,"trigger_type":3,"actions":[{"type":2,"metadata":{"channel_id":"1"}}]}"""
    )]
    public async Task A_rule_that_makes_no_sense_is_refused_with_its_faults(string body)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await simulator.ApiAsync("POST", Path(simulator), JsonNode.Parse(body));

        Assert.Equal(50035, answer.Code);
        Assert.NotNull(answer.Body!["errors"]);
    }

    private static string Path(SimulatorFixture simulator) => $"/guilds/{simulator.Guild["id"]}/auto-moderation/rules";

    private static Task<RestAnswer> CreateAsync(SimulatorFixture simulator, JsonObject rule) =>
        simulator.ApiAsync("POST", Path(simulator), rule);

    private static JsonObject Rule(int trigger, string metadata) =>
        new()
        {
            ["name"] = "a rule",
            ["event_type"] = 1,
            ["trigger_type"] = trigger,
            ["trigger_metadata"] = JsonNode.Parse(metadata),
            ["enabled"] = true,
            ["actions"] = new JsonArray(new JsonObject { ["type"] = 1 }),
        };
}
