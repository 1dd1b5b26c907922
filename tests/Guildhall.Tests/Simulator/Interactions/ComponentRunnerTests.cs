namespace Guildhall.Tests.Simulator.Interactions;

public class ComponentRunnerTests
{
    private const string Everything = """
        [{"type":1,"components":[
            {"type":2,"style":1,"custom_id":"go","label":"Go"},
            {"type":2,"style":4,"custom_id":"stop","label":"Stop","disabled":true}]},
         {"type":1,"components":[{"type":3,"custom_id":"sizes","min_values":1,"max_values":2,"options":[
            {"label":"Small","value":"s"},{"label":"Medium","value":"m"},{"label":"Large","value":"l"}]}]},
         {"type":1,"components":[{"type":5,"custom_id":"people"}]},
         {"type":1,"components":[{"type":6,"custom_id":"roles"}]},
         {"type":1,"components":[{"type":8,"custom_id":"places","channel_types":[0]}]}]
        """;

    [Fact]
    public async Task A_button_arrives_with_its_message_and_may_change_it()
    {
        await using var stage = await InteractionStage.StartAsync();
        var message = await stage.PostAsync(Everything);

        var click = await stage.UseAsync($"/messages/{message}/click", """{"as":"product","customId":"go"}""");
        await click.FinishAsync(7, """{"content":"Gone.","components":[]}""");

        Assert.Equal(3, (int)click.Data["type"]!);
        Assert.Equal(("go", 2), ((string)click.Inner["custom_id"]!, (int)click.Inner["component_type"]!));
        Assert.Equal(message, (string?)click.Data["message"]!["id"]);
        Assert.Contains("Gone.", await stage.ReadAsync());
    }

    [Fact]
    public async Task A_silent_acknowledgement_leaves_the_message_for_a_later_edit()
    {
        await using var stage = await InteractionStage.StartAsync();
        var message = await stage.PostAsync(Everything);

        var click = await stage.UseAsync($"/messages/{message}/click", """{"as":"product","customId":"go"}""");
        await click.AnswerAsync(6, "null");
        var before = await stage.ReadAsync();
        await click.HookAsync("PATCH", "/messages/@original", """{"content":"Later."}""");
        var result = (await click.Ending).Body!;

        Assert.Contains("Choose.", before);
        Assert.Equal(message, (string?)result["messageId"]);
        Assert.Contains("Later.", await stage.ReadAsync());
    }

    [Theory]
    [InlineData("""["s"]""", "s")]
    [InlineData("""["s","Large"]""", "s,l")]
    public async Task A_text_list_brings_the_values_that_were_chosen(string values, string arrived)
    {
        await using var stage = await InteractionStage.StartAsync();
        var message = await stage.PostAsync(Everything);

        var click = await stage.UseAsync(
            $"/messages/{message}/click",
            $$"""{"as":"product","customId":"sizes","values":{{values}}}"""
        );
        await click.FinishAsync();

        Assert.Equal(arrived, string.Join(',', click.Inner["values"]!.AsArray().Select(v => (string)v!)));
    }

    [Theory]
    [InlineData("people", "devrel", "users", "username")]
    [InlineData("roles", "devrel", "roles", "name")]
    [InlineData("places", "alerts", "channels", "name")]
    public async Task A_list_of_things_brings_them_resolved(string list, string chosen, string kind, string name)
    {
        await using var stage = await InteractionStage.StartAsync();
        var message = await stage.PostAsync(Everything);

        var click = await stage.UseAsync(
            $"/messages/{message}/click",
            $$"""{"as":"product","customId":"{{list}}","values":["{{chosen}}"]}"""
        );
        await click.FinishAsync();

        var id = (string)click.Inner["values"]!.AsArray().Single()!;
        Assert.Equal(chosen, (string?)click.Inner["resolved"]![kind]![id]![name]);
    }

    [Fact]
    public async Task A_list_of_people_and_roles_takes_both()
    {
        await using var stage = await InteractionStage.StartAsync();
        var message = await stage.PostAsync(
            """[{"type":1,"components":[{"type":7,"custom_id":"any","max_values":2}]}]"""
        );

        var click = await stage.UseAsync(
            $"/messages/{message}/click",
            """{"as":"product","customId":"any","values":["guest","marketing"]}"""
        );
        await click.FinishAsync();

        var resolved = click.Inner["resolved"]!;
        Assert.Equal("guest", (string?)resolved["users"]!.AsObject().Single().Value!["username"]);
        Assert.Equal("marketing", (string?)resolved["roles"]!.AsObject().Single().Value!["name"]);
    }

    [Theory]
    [InlineData("""{"as":"product","customId":"stop"}""", "disabled")]
    [InlineData("""{"as":"product","customId":"other"}""", "no component 'other'")]
    [InlineData("""{"as":"product","customId":"sizes","values":[]}""", "1 to 2 values")]
    [InlineData("""{"as":"product","customId":"sizes","values":["s","m","l"]}""", "1 to 2 values")]
    [InlineData("""{"as":"product","customId":"sizes","values":["s","s"]}""", "given twice")]
    [InlineData("""{"as":"product","customId":"sizes","values":["xl"]}""", "not an option")]
    public async Task What_the_message_does_not_offer_is_refused(string body, string reason)
    {
        await using var stage = await InteractionStage.StartAsync();
        var message = await stage.PostAsync(Everything);

        var refusal = await stage.RefusalAsync($"/messages/{message}/click", body);

        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_presses_a_button_of_an_ephemeral_message()
    {
        await using var stage = await InteractionStage.StartAsync("""[{"name":"ping","description":"d"}]""");
        var used = await stage.UseAsync(InteractionStage.General + "/commands", """{"as":"product","name":"ping"}""");
        var shown = await used.FinishAsync(
            4,
            """
            {"content":"psst","flags":64,"components":[{"type":1,"components":[
                {"type":2,"style":1,"custom_id":"go","label":"Go"}]}]}
            """
        );

        var path = $"/messages/{shown["messageId"]}/click";
        var refusal = await stage.RefusalAsync(path, """{"as":"guest","customId":"go"}""");
        var own = await stage.UseAsync(path, """{"as":"product","customId":"go"}""");
        await own.FinishAsync(7, """{"content":"psst again"}""");

        Assert.Contains("does not see that message", refusal, StringComparison.Ordinal);
        Assert.Contains("psst again", await stage.ReadAsync("product"));
        Assert.DoesNotContain("psst again", await stage.ReadAsync("guest"));
        Assert.DoesNotContain("psst again", await stage.ReadAsync());
    }
}
