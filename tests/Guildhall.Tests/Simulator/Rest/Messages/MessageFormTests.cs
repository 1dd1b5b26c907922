using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Messages;

public class MessageFormTests
{
    [Theory]
    [InlineData("""{"content":" \n\t "}""")]
    [InlineData("""{"embeds":[{}]}""")]
    [InlineData("""{"content":" ","embeds":[{},{}]}""")]
    public async Task A_message_of_nothing_but_blanks_is_empty(string body)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await PostAsync(simulator, JsonNode.Parse(body)!);

        Assert.Equal((HttpStatusCode.BadRequest, 50006), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_content_is_stored_without_the_blanks_around_it()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await simulator.SayAsync("\n two  words \n");

        Assert.Equal("two  words", (string?)answer.Body!["content"]);
    }

    [Theory]
    [InlineData(2001)]
    [InlineData(4001)]
    [InlineData(9000)]
    public async Task A_content_that_is_too_long_hears_its_own_limit(int length)
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await simulator.SayAsync(new string('x', length));

        var error = answer.Body!["errors"]!["content"]!["_errors"]!.AsArray().Single()!;
        Assert.Contains("2000 or fewer", (string?)error["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_thousand_emojis_fit()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var answer = await simulator.SayAsync(string.Concat(Enumerable.Repeat("😀", 2000)));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("users", true, 400)]
    [InlineData("roles", true, 400)]
    [InlineData("users", false, 200)]
    public async Task Parsed_mentions_and_listed_ones_exclude_each_other(string kind, bool lists, int status)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var body = new JsonObject
        {
            ["content"] = "hello",
            ["allowed_mentions"] = new JsonObject
            {
                ["parse"] = new JsonArray(kind),
                [kind] = lists ? new JsonArray("1") : new JsonArray(),
            },
        };

        var answer = await PostAsync(simulator, body);

        Assert.Equal(status, (int)answer.Status);
        var error = answer.Body!["errors"]?["allowed_mentions"]?["_errors"]?[0];
        Assert.Equal(status == 400 ? "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE" : null, (string?)error?["code"]);
    }

    [Theory]
    [InlineData(512, HttpStatusCode.NoContent)]
    [InlineData(513, HttpStatusCode.BadRequest)]
    public async Task A_reason_is_measured_once_it_is_decoded(int length, HttpStatusCode expected)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var reason = string.Concat(Enumerable.Repeat("%C3%A9", length));
        var message = (await simulator.SayAsync("to be deleted")).Body!["id"];

        var answer = await simulator.WithReasonAsync(
            "DELETE",
            $"/channels/{simulator.ChannelId("general")}/messages/{message}",
            reason
        );

        Assert.Equal(expected, answer.Status);
        Assert.Equal(length > 512 ? 50035 : null, (int?)answer.Body?["code"]);
    }

    private static Task<RestAnswer> PostAsync(SimulatorFixture simulator, JsonNode body) =>
        simulator.ApiAsync("POST", $"/channels/{simulator.ChannelId("general")}/messages", body);
}
