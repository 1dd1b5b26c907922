using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Messages;

public class PollRoutesTests
{
    [Fact]
    public async Task A_poll_ends_with_its_clock_and_posts_its_result()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var history = $"/channels/{simulator.ChannelId("general")}/messages?limit=2";

        var sent = await SendAsync(simulator);
        simulator.Time.Advance(TimeSpan.FromHours(1));
        var after = await simulator.ApiAsync("GET", history);
        var late = await simulator.ApiAsync("POST", $"{Path(simulator, sent)}/expire");

        Assert.False((bool)sent.Body!["poll"]!["results"]!["is_finalized"]!);
        Assert.True((bool)after.Body![1]!["poll"]!["results"]!["is_finalized"]!);
        Assert.Equal(46, (int)after.Body[0]!["type"]!);
        Assert.Equal(520001, late.Code);
    }

    [Fact]
    public async Task Its_author_ends_a_poll_early_and_reads_who_voted()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var sent = await SendAsync(simulator);

        var voters = await simulator.ApiAsync("GET", $"{Path(simulator, sent)}/answers/1");
        var ended = await simulator.ApiAsync("POST", $"{Path(simulator, sent)}/expire");
        var other = await simulator.SayAsync("no poll");
        var wrong = await simulator.ApiAsync("POST", $"{Path(simulator, other)}/expire");

        Assert.Empty(voters.Body!["users"]!.AsArray());
        Assert.Equal(HttpStatusCode.OK, ended.Status);
        Assert.True((bool)ended.Body!["poll"]!["results"]!["is_finalized"]!);
        Assert.Equal(520003, wrong.Code);
    }

    [Fact]
    public async Task An_answer_without_an_emoji_has_no_such_field()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var sent = await simulator.ApiAsync(
            "POST",
            $"/channels/{simulator.ChannelId("general")}/messages",
            JsonNode.Parse(
                """
                {
                  "poll": {
                    "question": { "text": "Tea?" },
                    "answers": [
                      { "poll_media": { "text": "Yes", "emoji": { "name": "🍵" } } },
                      { "poll_media": { "text": "No", "emoji": null } }
                    ]
                  }
                }
                """
            )
        );

        var answers = sent.Body!["poll"]!["answers"]!;
        var emoji = answers[0]!["poll_media"]!["emoji"]!.AsObject();
        Assert.Equal("🍵", (string?)emoji["name"]);
        Assert.True(emoji.ContainsKey("id"));
        Assert.Equal("""{"text":"No"}""", answers[1]!["poll_media"]!.ToJsonString());
    }

    private static string Path(SimulatorFixture simulator, RestAnswer message) =>
        $"/channels/{simulator.ChannelId("general")}/polls/{message.Body!["id"]}";

    private static Task<RestAnswer> SendAsync(SimulatorFixture simulator) =>
        simulator.ApiAsync(
            "POST",
            $"/channels/{simulator.ChannelId("general")}/messages",
            JsonNode.Parse(
                """
                {
                  "poll": {
                    "question": { "text": "Tea?" },
                    "answers": [{ "poll_media": { "text": "Yes" } }, { "poll_media": { "text": "No" } }],
                    "duration": 1
                  }
                }
                """
            )
        );

    [Fact]
    public async Task The_result_says_which_answer_won_in_words()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var path = $"/channels/{simulator.ChannelId("general")}";
        var poll = JsonNode.Parse(
            """
            {"poll":{"question":{"text":"Which?"},"duration":1,"answers":[
              {"poll_media":{"text":"this"}},{"poll_media":{"text":"that","emoji":{"name":"🌵"}}}]}}
            """
        );
        var message = (string)(await simulator.ApiAsync("POST", $"{path}/messages", poll)).Body!["id"]!;
        await simulator.SimAsync("PUT", $"/messages/{message}/votes/2", new JsonObject { ["as"] = "product" });

        await simulator.ApiAsync("POST", $"{path}/polls/{message}/expire");
        var result = (await simulator.ApiAsync("GET", $"{path}/messages?limit=1")).Body![0]!;

        var fields = result["embeds"]![0]!["fields"]!
            .AsArray()
            .ToDictionary(f => (string)f!["name"]!, f => (string?)f!["value"]);
        Assert.Equal(
            ("2", "that", "🌵"),
            (fields["victor_answer_id"], fields["victor_answer_text"], fields["victor_answer_emoji_name"])
        );
    }
}
