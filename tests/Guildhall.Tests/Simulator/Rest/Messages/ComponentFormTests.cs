using System.Net;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Rest.Messages;

public class ComponentFormTests
{
    private const string Options =
        """[{"label":"a","value":"a","default":true},{"label":"b","value":"b","default":true}]""";

    [Theory]
    [InlineData("""{"type":2,"style":5,"label":"x","url":"https://example.com","custom_id":"x"}""", "custom_id")]
    [InlineData("""{"type":2,"style":1,"label":"x","url":"https://example.com","custom_id":"x"}""", "url")]
    [InlineData("""{"type":2,"style":6}""", "sku_id")]
    [InlineData("""{"type":3,"custom_id":"x","max_values":3,"options":OPTIONS}""", "max_values")]
    [InlineData("""{"type":3,"custom_id":"x","min_values":2,"max_values":1,"options":OPTIONS}""", "min_values")]
    [InlineData("""{"type":3,"custom_id":"x","max_values":1,"options":OPTIONS}""", "options")]
    [InlineData(
        """{"type":5,"custom_id":"x","default_values":[{"id":"1","type":"user"},{"id":"2","type":"user"}]}""",
        "default_values"
    )]
    public async Task What_does_not_belong_together_is_refused_at_its_field(string component, string field)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var inner = JsonNode.Parse(component.Replace("OPTIONS", Options, StringComparison.Ordinal));
        var row = new JsonObject { ["type"] = 1, ["components"] = new JsonArray(inner) };

        var answer = await PostAsync(simulator, new JsonObject { ["components"] = new JsonArray(row) });

        Assert.Equal((HttpStatusCode.BadRequest, 50035), (answer.Status, answer.Code));
        Assert.NotNull(answer.Body!["errors"]!["components"]!["0"]!["components"]!["0"]![field]);
    }

    [Theory]
    [InlineData("""{"type":11,"media":{"url":"attachment://x.png"}}""", "media", false)]
    [InlineData("""{"type":11,"media":{"url":"ftp://example.com/x.png"}}""", "media", false)]
    [InlineData("""{"type":11,"media":{"url":"javascript:alert(1)"}}""", "media", false)]
    [InlineData("""{"type":13,"file":{"url":"attachment://x.txt"}}""", "file", true)]
    [InlineData("""{"type":13,"file":{"url":"https://example.com/x.txt"}}""", "file", true)]
    public async Task A_medium_is_of_the_web_or_of_the_message_itself(string component, string field, bool isTop)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var medium = JsonNode.Parse(component)!;
        var top = isTop
            ? medium
            : new JsonObject
            {
                ["type"] = 9,
                ["components"] = new JsonArray(new JsonObject { ["type"] = 10, ["content"] = "x" }),
                ["accessory"] = medium,
            };

        var answer = await PostAsync(simulator, Layout(top));

        Assert.Equal((HttpStatusCode.BadRequest, 50035), (answer.Status, answer.Code));
        var error = answer.Body!["errors"]!["components"]!["0"]!;
        Assert.NotNull((isTop ? error : error["accessory"]!)[field]!["url"]);
    }

    [Fact]
    public async Task A_gallery_shows_an_upload_of_its_message_and_keeps_it_in_an_edit()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        const string item = """{"media":{"url":"attachment://x.png"}}""";
        var layout = Layout(JsonNode.Parse($$"""{"type":12,"items":[{{item}}]}""")!);
        var path = $"/channels/{simulator.ChannelId("general")}/messages";

        var sent = await simulator.WithFileAsync(
            path,
            new Dictionary<string, string> { ["payload_json"] = layout.ToJsonString() },
            "files[0]",
            "x.png",
            "image/png",
            [1, 2, 3]
        );
        var again = new JsonObject { ["components"] = layout["components"]!.DeepClone() };
        var edited = await simulator.ApiAsync("PATCH", $"{path}/{sent.Body!["id"]}", again);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (sent.Status, edited.Status));
    }

    [Theory]
    [InlineData(2000, 2000, 200)]
    [InlineData(2000, 2001, 400)]
    public async Task The_texts_of_a_layout_have_four_thousand_characters_together(int one, int other, int status)
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var box = new JsonObject { ["type"] = 17, ["components"] = new JsonArray(Text(other)) };

        var answer = await PostAsync(simulator, Layout(Text(one), box));

        Assert.Equal(status, (int)answer.Status);
    }

    private static JsonObject Text(int length) => new() { ["type"] = 10, ["content"] = new string('x', length) };

    private static JsonObject Layout(params JsonNode[] components) =>
        new() { ["flags"] = 1 << 15, ["components"] = new JsonArray(components) };

    private static Task<RestAnswer> PostAsync(SimulatorFixture simulator, JsonNode body) =>
        simulator.ApiAsync("POST", $"/channels/{simulator.ChannelId("general")}/messages", body);
}
