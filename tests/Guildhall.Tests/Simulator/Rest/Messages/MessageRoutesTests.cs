using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Messages;

public class MessageRoutesTests
{
    [Theory]
    [InlineData("content", 2001, "BASE_TYPE_MAX_LENGTH")]
    [InlineData("embeds.0.title", 257, "BASE_TYPE_MAX_LENGTH")]
    [InlineData("embeds.0.fields.0.value", 1025, "BASE_TYPE_MAX_LENGTH")]
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

    private static JsonObject Embed(params JsonObject[] embeds) => new() { ["embeds"] = new JsonArray([.. embeds]) };
}
