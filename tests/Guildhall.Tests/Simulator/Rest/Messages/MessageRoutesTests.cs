using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Messages;

public class MessageRoutesTests
{
    [Theory]
    [InlineData("content", 2001, "BASE_TYPE_MAX_LENGTH")]
    [InlineData("embeds.0.title", 257, "BASE_TYPE_MAX_LENGTH")]
    [InlineData("embeds.0.fields.0.value", 1025, "BASE_TYPE_BAD_LENGTH")]
    [InlineData("embeds", 6001, "MAX_EMBED_SIZE_EXCEEDED")]
    public async Task A_text_that_is_too_long_is_refused_where_it_stands(string path, int length, string code)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var text = new string('x', length);
        var body = path switch
        {
            "content" => new JsonObject { ["content"] = text },
            "embeds.0.title" => Embed(new JsonObject { ["title"] = text }),
            "embeds" => Embed(
                new JsonObject { ["description"] = text[..4000] },
                new JsonObject { ["description"] = text[4000..] }
            ),
            _ => Embed(
                new JsonObject { ["fields"] = new JsonArray(new JsonObject { ["name"] = "n", ["value"] = text }) }
            ),
        };

        var answer = await simulator.ApiAsync("POST", $"/channels/{simulator.ChannelId("general")}/messages", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(50035, answer.Code);
        var at = path.Split('.').Aggregate(answer.Body!["errors"], (node, part) => node![part]);
        Assert.Equal(code, (string?)at!["_errors"]![0]!["code"]);
    }

    [Fact]
    public async Task The_same_nonce_is_the_same_message()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/channels/{simulator.ChannelId("general")}/messages";
        var body = new JsonObject
        {
            ["content"] = "once",
            ["nonce"] = "n-1",
            ["enforce_nonce"] = true,
        };

        var first = await simulator.ApiAsync("POST", path, body);
        var second = await simulator.ApiAsync("POST", path, body);

        Assert.Equal((string?)first.Body!["id"], (string?)second.Body!["id"]);
    }

    [Theory]
    [InlineData("/channels/1", 10003)]
    [InlineData("/channels/{general}/messages/1", 10008)]
    [InlineData("/guilds/1", 10004)]
    [InlineData("/users/1", 10013)]
    public async Task What_does_not_exist_has_its_own_code(string path, int code)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var real = path.Replace("{general}", simulator.ChannelId("general"), StringComparison.Ordinal);

        var answer = await simulator.ApiAsync("GET", real);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task An_empty_message_is_refused()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await simulator.SayAsync("");

        Assert.Equal(50006, answer.Code);
    }

    [Fact]
    public async Task History_is_paged_from_the_newest()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add((string)(await simulator.SayAsync($"{i}")).Body!["id"]!);
        }

        var path = $"/channels/{simulator.ChannelId("general")}/messages?limit=2&before={ids[3]}";
        var page = await simulator.ApiAsync("GET", path);

        Assert.Equal([ids[2], ids[1]], page.Body!.AsArray().Select(m => (string)m!["id"]!));
    }

    [Fact]
    public async Task A_bot_that_may_not_send_is_refused_and_others_messages_stay_theirs()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var general = simulator.ChannelId("general");
        var seen = await simulator.ApiAsync("GET", $"/channels/{general}/messages?limit=1");
        var other = (string)seen.Body![0]!["id"]!;
        var deny = new JsonObject { ["type"] = 1, ["deny"] = "2048" };

        var edit = await simulator.ApiAsync(
            "PATCH",
            $"/channels/{general}/messages/{other}",
            new JsonObject { ["content"] = "mine" }
        );
        await simulator.ApiAsync("PUT", $"/channels/{general}/permissions/{simulator.Bot["id"]}", deny);
        var post = await simulator.SayAsync("muted");

        Assert.Equal(50005, edit.Code);
        Assert.Equal(50013, post.Code);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task History_around_a_message_has_as_many_on_either_side(int limit)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var ids = new List<string>();
        foreach (var (text, seconds) in new[] { ("a", 0), ("b", 0), ("c", 0), ("d", 0), ("e", 60), ("f", 600) })
        {
            // Ids in one millisecond lie close together, later ones far away: it is the count that matters.
            simulator.Time.Advance(TimeSpan.FromSeconds(seconds));
            ids.Add((string)(await simulator.SayAsync(text)).Body!["id"]!);
            simulator.Time.Advance(TimeSpan.FromSeconds(text == "d" ? 5 : 0));
        }

        var path = $"/channels/{simulator.ChannelId("general")}/messages?limit={limit}&around={ids[3]}";
        var page = await simulator.ApiAsync("GET", path);

        string[] expected = [ids[5], ids[4], ids[3], ids[2], ids[1]];
        Assert.Equal(expected, page.Body!.AsArray().Select(m => (string)m!["id"]!));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("{\"parse\":[]}", false)]
    [InlineData("{\"parse\":[],\"replied_user\":true}", true)]
    public async Task A_reply_mentions_whom_it_answers_unless_told_otherwise(string? allowed, bool mentions)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var general = simulator.ChannelId("general");
        var asked = await simulator.SimAsync(
            "POST",
            $"/guilds/onomancer-demo/channels/{general}/messages",
            new JsonObject { ["as"] = "product", ["content"] = "a question" }
        );
        var reply = new JsonObject
        {
            ["embeds"] = new JsonArray(new JsonObject { ["title"] = "an answer" }),
            ["message_reference"] = new JsonObject { ["message_id"] = (string)asked.Body!["id"]! },
        };
        if (allowed is not null)
        {
            reply["allowed_mentions"] = JsonNode.Parse(allowed);
        }

        var answer = await simulator.ApiAsync("POST", $"/channels/{general}/messages", reply);

        string[] expected = mentions ? [simulator.MemberId("product")] : [];
        Assert.Equal(expected, answer.Body!["mentions"]!.AsArray().Select(m => (string)m!["id"]!));
    }

    [Fact]
    public async Task Suppressed_embeds_are_hidden_and_come_back()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/channels/{simulator.ChannelId("general")}/messages";
        var sent = await simulator.ApiAsync("POST", path, Embed(new JsonObject { ["title"] = "t" }));
        var one = $"{path}/{sent.Body!["id"]}";

        var hidden = await simulator.ApiAsync("PATCH", one, new JsonObject { ["flags"] = 4 });
        var shown = await simulator.ApiAsync("PATCH", one, new JsonObject { ["flags"] = 0 });

        Assert.Empty(hidden.Body!["embeds"]!.AsArray());
        Assert.Equal("t", (string?)shown.Body!["embeds"]![0]!["title"]);
    }

    [Fact]
    public async Task A_forward_carries_the_message_as_it_was()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var general = simulator.ChannelId("general");
        var sent = await simulator.SayAsync("first words");
        var id = (string)sent.Body!["id"]!;
        var forward = new JsonObject
        {
            ["message_reference"] = new JsonObject
            {
                ["type"] = 1,
                ["channel_id"] = general,
                ["message_id"] = id,
            },
        };
        var path = $"/channels/{simulator.ChannelId("documents")}/messages";

        var forwarded = await simulator.ApiAsync("POST", path, forward);
        await simulator.ApiAsync("DELETE", $"/channels/{general}/messages/{id}");
        var later = await simulator.ApiAsync("GET", $"{path}/{forwarded.Body!["id"]}");

        Assert.Equal("", (string?)later.Body!["content"]);
        Assert.Equal("first words", (string?)later.Body["message_snapshots"]![0]!["message"]!["content"]);
    }

    private static JsonObject Embed(params JsonObject[] embeds) => new() { ["embeds"] = new JsonArray([.. embeds]) };
}
