using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Contract;

public sealed class RequestGuardTests : IAsyncLifetime
{
    private SimulatorFixture discord = null!;

    public async ValueTask InitializeAsync() => discord = await SimulatorFixture.StartAsync();

    public ValueTask DisposeAsync() => discord.DisposeAsync();

    [Theory]
    [InlineData("""{"embeds":[{"color":16777216}]}""", "embeds.0.color", "NUMBER_TYPE_MAX")]
    [InlineData("""{"embeds":[{"color":-1}]}""", "embeds.0.color", "NUMBER_TYPE_MIN")]
    [InlineData("""{"embeds":[{"color":"red"}]}""", "embeds.0.color", "NUMBER_TYPE_COERCE")]
    [InlineData("""{"embeds":[{"timestamp":"soon"}]}""", "embeds.0.timestamp", "DATE_TIME_TYPE_PARSE")]
    [InlineData("""{"embeds":[{"url":"nowhere"}]}""", "embeds.0.url", "URL_TYPE_INVALID_URL")]
    [InlineData("""{"embeds":[null]}""", "embeds.0", "LIST_ITEM_VALUE_REQUIRED")]
    [InlineData("""{"embeds":"one"}""", "embeds", "LIST_TYPE_CONVERT")]
    [InlineData("""{"embeds":["one"]}""", "embeds.0", "MODEL_TYPE_CONVERT")]
    [InlineData("""{"content":5}""", "content", "STRING_TYPE_CONVERT")]
    [InlineData("""{"content":"a","tts":"loudly"}""", "tts", "BOOLEAN_TYPE_CONVERT")]
    [InlineData("""{"content":"a","sticker_ids":["one"]}""", "sticker_ids.0", "NUMBER_TYPE_COERCE")]
    [InlineData("""{"content":"a","sticker_ids":[1,2,3,4]}""", "sticker_ids", "BASE_TYPE_MAX_LENGTH")]
    [InlineData(
        """{"allowed_mentions":{"users":["1","1"]}}""",
        "allowed_mentions.users.1",
        "SET_TYPE_ALREADY_CONTAINS_VALUE"
    )]
    [InlineData("""{"allowed_mentions":{"parse":["all"]}}""", "allowed_mentions.parse.0", "BASE_TYPE_CHOICES")]
    [InlineData("""{"components":[{"type":2}]}""", "components.0", "UNION_TYPE_CHOICES")]
    [InlineData("""{"components":[{}]}""", "components.0.type", "BASE_TYPE_REQUIRED")]
    [InlineData("""{"components":[{"type":1}]}""", "components.0.components", "BASE_TYPE_REQUIRED")]
    public async Task What_the_description_forbids_is_refused_where_it_stands(string body, string path, string code)
    {
        var answer = await SendAsync(body);

        Assert.Equal((400, 50035), ((int)answer.Status, answer.Code));
        var node = path.Split('.').Aggregate(answer.Body!["errors"], (at, part) => at?[part]);
        Assert.Equal(code, (string?)node?["_errors"]?[0]?["code"]);
    }

    [Theory]
    [InlineData("""{"content":"a","colour":{"of":"no interest"}}""")]
    [InlineData("""{"content":"a","nonce":5,"enforce_nonce":null}""")]
    [InlineData("""{"content":"a","nonce":"five"}""")]
    [InlineData("""{"content":"a","embeds":[{"title":"t","color":"255","fields":[]}]}""")]
    [InlineData("""{"content":"a","allowed_mentions":{"users":[1325000000000000001]}}""")]
    public async Task What_discord_forgives_passes(string body) =>
        Assert.Equal(200, (int)(await SendAsync(body)).Status);

    [Fact]
    public async Task What_was_forgiven_is_kept_in_its_proper_type()
    {
        var answer = await SendAsync("""{"content":"a","nonce":"5","embeds":[{"title":"t","color":"255"}]}""");

        Assert.Equal(255, answer.Body!["embeds"]![0]!["color"]!.GetValue<int>());
        Assert.Equal("5", answer.Body["nonce"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_fault_is_told_at_once()
    {
        var answer = await SendAsync("""{"content":5,"embeds":[{"color":-1},{"title":[]}]}""");

        var errors = answer.Body!["errors"]!;
        Assert.NotNull(errors["content"]);
        Assert.NotNull(errors["embeds"]!["0"]!["color"]);
        Assert.NotNull(errors["embeds"]!["1"]!["title"]);
    }

    [Fact]
    public async Task Lengths_are_counted_in_code_points()
    {
        // Two UTF-16 units each.
        var faces = (int count) => string.Concat(Enumerable.Repeat("😀", count));

        Assert.Equal(200, (int)(await discord.SayAsync(faces(2000))).Status);
        Assert.Equal(50035, (await discord.SayAsync(faces(2001))).Code);
    }

    [Fact]
    public async Task Whose_edit_a_body_is_decides_the_rule_that_it_edits()
    {
        var rules = $"/guilds/{(string)discord.Guild["id"]!}/auto-moderation/rules";
        var rule = await discord.ApiAsync(
            "POST",
            rules,
            Json(
                """
                { "name": "r", "event_type": 1, "trigger_type": 1, "actions": [{ "type": 1 }],
                  "trigger_metadata": { "keyword_filter": ["a"] } }
                """
            )
        );

        var answer = await discord.ApiAsync(
            "PATCH",
            $"{rules}/{rule.Body!["id"]}",
            Json("""{"trigger_metadata":{"keyword_filter":"a"}}""")
        );

        Assert.Equal(50035, answer.Code);
        Assert.NotNull(answer.Body!["errors"]!["trigger_metadata"]!["keyword_filter"]);
    }

    [Fact]
    public async Task A_query_is_held_to_its_limits_too()
    {
        var answer = await discord.ApiAsync("GET", $"/channels/{discord.ChannelId("general")}/messages?limit=101");

        Assert.Equal("NUMBER_TYPE_MAX", (string?)answer.Body!["errors"]!["limit"]!["_errors"]![0]!["code"]);
    }

    [Fact]
    public async Task Permission_sets_are_texts_or_numbers()
    {
        var roles = $"/guilds/{(string)discord.Guild["id"]!}/roles";

        Assert.Equal(200, (int)(await discord.ApiAsync("POST", roles, Json("""{"permissions":"2048"}"""))).Status);
        Assert.Equal(200, (int)(await discord.ApiAsync("POST", roles, Json("""{"permissions":2048}"""))).Status);
        Assert.Equal(50035, (await discord.ApiAsync("POST", roles, Json("""{"permissions":"all"}"""))).Code);
    }

    private Task<RestAnswer> SendAsync(string body) =>
        discord.ApiAsync("POST", $"/channels/{discord.ChannelId("general")}/messages", Json(body));

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
