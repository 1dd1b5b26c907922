using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Interactions;

public class CommandOptionsTests
{
    private const string Path = InteractionStage.General + "/commands";

    private const string Everything = """
        [{"name":"all","description":"Every type","options":[
            {"type":3,"name":"text","description":"d","required":true,"min_length":2,"max_length":5},
            {"type":4,"name":"count","description":"d","min_value":1,"max_value":9},
            {"type":5,"name":"flag","description":"d"},
            {"type":6,"name":"person","description":"d"},
            {"type":7,"name":"place","description":"d","channel_types":[0]},
            {"type":8,"name":"rank","description":"d"},
            {"type":9,"name":"anyone","description":"d"},
            {"type":10,"name":"ratio","description":"d","max_value":1.5},
            {"type":11,"name":"file","description":"d"},
            {"type":3,"name":"size","description":"d","choices":[{"name":"Small","value":"s"},{"name":"Large","value":"l"}]},
            {"type":3,"name":"word","description":"d","autocomplete":true}]}]
        """;

    [Fact]
    public async Task Every_type_of_option_arrives_typed_and_resolved()
    {
        await using var stage = await InteractionStage.StartAsync(Everything);

        var used = await stage.UseAsync(
            Path,
            """
            {"as":"product","name":"all","options":{"text":"abc","count":"7","flag":true,"person":"devrel",
             "place":"alerts","rank":"marketing","anyone":"developer","ratio":0.5,"size":"Large","word":"free",
             "file":{"name":"a.txt","base64":"aGVsbG8=","contentType":"text/plain"}}}
            """
        );
        await used.FinishAsync();

        var options = used.Inner["options"]!.AsArray().ToDictionary(o => (string)o!["name"]!, o => o!["value"]!);
        var resolved = used.Inner["resolved"]!;
        Assert.Equal("abc", (string?)options["text"]);
        Assert.Equal(7, (long)options["count"]);
        Assert.True((bool)options["flag"]);
        Assert.Equal(0.5, (double)options["ratio"]);
        Assert.Equal("l", (string?)options["size"]);
        Assert.Equal("devrel", (string?)resolved["users"]![(string)options["person"]!]!["username"]);
        Assert.Equal("alerts", (string?)resolved["channels"]![(string)options["place"]!]!["name"]);
        Assert.Equal("marketing", (string?)resolved["roles"]![(string)options["rank"]!]!["name"]);
        Assert.Equal("developer", (string?)resolved["roles"]![(string)options["anyone"]!]!["name"]);
        Assert.Equal("a.txt", (string?)resolved["attachments"]![(string)options["file"]!]!["filename"]);
    }

    [Fact]
    public async Task An_uploaded_option_can_be_fetched()
    {
        await using var stage = await InteractionStage.StartAsync(Everything);
        var used = await stage.UseAsync(
            Path,
            """{"as":"product","name":"all","options":{"text":"abc","file":{"name":"a.txt","base64":"aGVsbG8="}}}"""
        );
        await used.FinishAsync();

        var attachment = used.Inner["resolved"]!["attachments"]!.AsObject().Single().Value!;
        using var http = new HttpClient();
        var text = await http.GetStringAsync((string)attachment["url"]!, TestContext.Current.CancellationToken);

        Assert.Equal("hello", text);
        Assert.Equal(5, (int)attachment["size"]!);
    }

    [Theory]
    [InlineData("""{}""", "'text' is required")]
    [InlineData("""{"text":"a"}""", "2 to 5 characters")]
    [InlineData("""{"text":"abcdef"}""", "2 to 5 characters")]
    [InlineData("""{"text":"abc","count":"7.5"}""", "whole number")]
    [InlineData("""{"text":"abc","count":10}""", "between 1 and 9")]
    [InlineData("""{"text":"abc","count":"many"}""", "is a number")]
    [InlineData("""{"text":"abc","flag":"perhaps"}""", "true or false")]
    [InlineData("""{"text":"abc","person":"nobody"}""", "no user 'nobody'")]
    [InlineData("""{"text":"abc","rank":"duke"}""", "'duke'")]
    [InlineData("""{"text":"abc","size":"m"}""", "not a choice")]
    [InlineData("""{"text":"abc","colour":"red"}""", "no option 'colour'")]
    public async Task A_value_that_the_form_would_not_take_is_refused(string options, string reason)
    {
        await using var stage = await InteractionStage.StartAsync(Everything);

        var refusal = await stage.RefusalAsync(Path, $$"""{"as":"product","name":"all","options":{{options}}}""");

        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_of_another_type_is_not_offered()
    {
        await using var stage = await InteractionStage.StartAsync(Everything);
        var body = new JsonObject { ["name"] = "lounge", ["type"] = 2 };
        await stage.Simulator.ApiAsync("POST", $"/guilds/{stage.Simulator.Guild["id"]}/channels", body);

        var refusal = await stage.RefusalAsync(
            Path,
            """{"as":"product","name":"all","options":{"text":"abc","place":"lounge"}}"""
        );

        Assert.Contains("#lounge is not a channel of type [0]", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Autocomplete_tells_what_is_typed_and_brings_the_choices()
    {
        await using var stage = await InteractionStage.StartAsync(Everything);

        var typing = await stage.UseAsync(
            Path + "/autocomplete",
            """{"as":"product","name":"all","options":{"word":"fr"},"focused":"word"}"""
        );
        var result = await typing.FinishAsync(8, """{"choices":[{"name":"Free","value":"free"}]}""");

        var focused = typing.Inner["options"]!.AsArray().Single()!;
        Assert.Equal(4, (int)typing.Data["type"]!);
        Assert.Equal(("fr", true), ((string)focused["value"]!, (bool)focused["focused"]!));
        Assert.Equal("free", (string?)result["choices"]![0]!["value"]);
    }

    [Fact]
    public async Task More_than_25_choices_are_refused()
    {
        await using var stage = await InteractionStage.StartAsync(Everything);
        var typing = await stage.UseAsync(Path + "/autocomplete", """{"as":"product","name":"all","focused":"word"}""");
        var choices = Enumerable
            .Range(0, 26)
            .Select(i => (JsonNode)new JsonObject { ["name"] = $"{i}", ["value"] = $"{i}" });
        var many = new JsonObject { ["choices"] = new JsonArray([.. choices]) };

        var refused = await typing.AnswerAsync(8, many.ToJsonString());
        many["choices"]!.AsArray().RemoveAt(25);
        var result = await typing.FinishAsync(8, many.ToJsonString());

        Assert.Equal(50035, refused.Code);
        Assert.Equal(25, result["choices"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_option_without_autocomplete_asks_nobody()
    {
        await using var stage = await InteractionStage.StartAsync(Everything);

        var refusal = await stage.RefusalAsync(
            Path + "/autocomplete",
            """{"as":"product","name":"all","focused":"text"}"""
        );

        Assert.Contains("'text'", refusal, StringComparison.Ordinal);
    }
}
