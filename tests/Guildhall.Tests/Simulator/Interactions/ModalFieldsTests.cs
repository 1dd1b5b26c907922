using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Interactions;

public class ModalFieldsTests
{
    private const string Form = """
        {"custom_id":"form","title":"A form","components":[
            {"type":18,"label":"Text","component":{"type":4,"custom_id":"text","style":1,"min_length":2,"max_length":5}},
            {"type":18,"label":"Size","component":{"type":3,"custom_id":"size","options":[
                {"label":"Small","value":"s"},{"label":"Large","value":"l"}]}},
            {"type":18,"label":"Who","component":{"type":7,"custom_id":"who","required":false}},
            {"type":18,"label":"How","component":{"type":21,"custom_id":"how","options":[
                {"label":"Quick","value":"q"},{"label":"Dear","value":"d"}]}},
            {"type":18,"label":"Sure","component":{"type":23,"custom_id":"sure"}}]}
        """;

    private const string Files = """
        {"custom_id":"files","title":"Files","components":[
            {"type":18,"label":"File","component":{"type":19,"custom_id":"file","min_values":0,"max_values":2,"required":false}},
            {"type":18,"label":"Which","component":{"type":22,"custom_id":"which","required":false,"options":[
                {"label":"One","value":"1"},{"label":"Two","value":"2"},{"label":"Three","value":"3"}]}}]}
        """;

    [Fact]
    public async Task A_form_of_a_command_comes_back_filled()
    {
        await using var stage = await InteractionStage.StartAsync("""[{"name":"form","description":"d"}]""");
        var modal = await OpenAsync(stage, Form);

        var sent = await stage.UseAsync(
            $"/modals/{modal["id"]}/submit",
            """{"as":"product","fields":{"text":"abc","size":"Large","who":"devrel","how":"q","sure":true}}"""
        );
        await sent.FinishAsync();

        Assert.Equal(5, (int)sent.Data["type"]!);
        Assert.Equal("form", (string?)sent.Inner["custom_id"]);
        Assert.Equal("abc", (string?)Field(sent, "text")["value"]);
        Assert.Equal(["l"], Field(sent, "size")["values"]!.AsArray().Select(v => (string)v!));
        var who = (string)Field(sent, "who")["values"]![0]!;
        Assert.Equal("devrel", (string?)sent.Inner["resolved"]!["roles"]![who]!["name"]);
        Assert.Equal("q", (string?)Field(sent, "how")["value"]);
        Assert.True((bool)Field(sent, "sure")["value"]!);
    }

    [Theory]
    [InlineData("""{"size":"s","how":"q"}""", "2 to 5 characters")]
    [InlineData("""{"text":"abcdef","size":"s","how":"q"}""", "2 to 5 characters")]
    [InlineData("""{"text":"abc","how":"q"}""", "'size'")]
    [InlineData("""{"text":"abc","size":"xl","how":"q"}""", "not an option of 'size'")]
    [InlineData("""{"text":"abc","size":"s"}""", "'how'")]
    [InlineData("""{"text":"abc","size":"s","how":"never"}""", "not an option of 'how'")]
    [InlineData("""{"text":"abc","size":["s","l"],"how":"q"}""", "1 to 1 values")]
    [InlineData("""{"text":"abc","size":"s","how":"q","age":"7"}""", "no field 'age'")]
    public async Task A_form_that_is_not_rightly_filled_stays_open(string fields, string reason)
    {
        await using var stage = await InteractionStage.StartAsync("""[{"name":"form","description":"d"}]""");
        var modal = await OpenAsync(stage, Form);
        var path = $"/modals/{modal["id"]}/submit";

        var refusal = await stage.RefusalAsync(path, $$"""{"as":"product","fields":{{fields}}}""");
        var sent = await stage.UseAsync(path, """{"as":"product","fields":{"text":"abc","size":"s","how":"d"}}""");
        await sent.FinishAsync();

        Assert.Contains(reason, refusal, StringComparison.Ordinal);
        Assert.Empty(Field(sent, "who")["values"]!.AsArray());
        Assert.False((bool)Field(sent, "sure")["value"]!);
    }

    [Fact]
    public async Task Files_and_groups_may_be_many_or_none()
    {
        await using var stage = await InteractionStage.StartAsync("""[{"name":"form","description":"d"}]""");
        var full = await OpenAsync(stage, Files);
        var filled = await stage.UseAsync(
            $"/modals/{full["id"]}/submit",
            """
            {"as":"product","fields":{"which":["1","Three"],"file":[
                {"name":"a.txt","base64":"aGVsbG8="},{"name":"b.txt","base64":"aGVsbG8="}]}}
            """
        );
        await filled.FinishAsync();
        var empty = await OpenAsync(stage, Files);
        var unfilled = await stage.UseAsync($"/modals/{empty["id"]}/submit", """{"as":"product","fields":{}}""");
        await unfilled.FinishAsync();

        var first = (string)Field(filled, "file")["values"]![0]!;
        Assert.Equal("a.txt", (string?)filled.Inner["resolved"]!["attachments"]![first]!["filename"]);
        Assert.Equal(["1", "3"], Field(filled, "which")["values"]!.AsArray().Select(v => (string)v!));
        Assert.Empty(Field(unfilled, "file")["values"]!.AsArray());
        Assert.Empty(Field(unfilled, "which")["values"]!.AsArray());
    }

    [Fact]
    public async Task A_form_of_a_button_may_change_the_buttons_message()
    {
        await using var stage = await InteractionStage.StartAsync();
        var message = await stage.PostAsync(
            """[{"type":1,"components":[{"type":2,"style":1,"custom_id":"go","label":"Go"}]}]"""
        );
        var click = await stage.UseAsync($"/messages/{message}/click", """{"as":"product","customId":"go"}""");
        var modal = (await click.FinishAsync(9, Files))["modal"]!;

        var sent = await stage.UseAsync($"/modals/{modal["id"]}/submit", """{"as":"product","fields":{}}""");
        await sent.FinishAsync(7, """{"content":"Filled."}""");

        Assert.Equal(message, (string?)sent.Data["message"]!["id"]);
        Assert.Contains("Filled.", await stage.ReadAsync());
    }

    [Fact]
    public async Task A_form_is_for_one_person_once()
    {
        await using var stage = await InteractionStage.StartAsync("""[{"name":"form","description":"d"}]""");
        var modal = await OpenAsync(stage, Files);
        var path = $"/modals/{modal["id"]}/submit";

        var other = await stage.RefusalAsync(path, """{"as":"guest","fields":{}}""");
        var sent = await stage.UseAsync(path, """{"as":"product","fields":{}}""");
        var another = await sent.AnswerAsync(9, Files);
        await sent.FinishAsync();
        var again = await stage.RefusalAsync(path, """{"as":"product","fields":{}}""");

        Assert.Contains("not to guest", other, StringComparison.Ordinal);
        Assert.Equal(50035, another.Code);
        Assert.Contains("no open form", again, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> OpenAsync(InteractionStage stage, string form)
    {
        var used = await stage.UseAsync(InteractionStage.General + "/commands", """{"as":"product","name":"form"}""");
        return (await used.FinishAsync(9, form))["modal"]!;
    }

    private static JsonNode Field(PendingInteraction sent, string id) =>
        sent.Inner["components"]!
            .AsArray()
            .Select(label => label!["component"]!)
            .Single(field => (string?)field["custom_id"] == id);
}
