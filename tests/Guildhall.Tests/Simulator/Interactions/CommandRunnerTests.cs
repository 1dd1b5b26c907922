namespace Guildhall.Tests.Simulator.Interactions;

public class CommandRunnerTests
{
    private const string Nested = """
        [{"name":"ticket","description":"Tickets","options":[
            {"type":2,"name":"note","description":"Notes","options":[
                {"type":1,"name":"add","description":"Add one","options":[
                    {"type":3,"name":"text","description":"What","required":true}]}]},
            {"type":1,"name":"close","description":"Close it"}]}]
        """;

    private const string Menus = """
        [{"type":2,"name":"Look"},{"type":3,"name":"Look"},{"type":3,"name":"Report"}]
        """;

    [Fact]
    public async Task A_sub_command_of_a_group_arrives_nested()
    {
        await using var stage = await InteractionStage.StartAsync(Nested);

        var used = await stage.UseAsync(
            InteractionStage.General + "/commands",
            """{"as":"product","name":"ticket note add","options":{"text":"hello"}}"""
        );
        await used.FinishAsync();

        var group = used.Inner["options"]![0]!;
        var sub = group["options"]![0]!;
        Assert.Equal(("note", 2), ((string)group["name"]!, (int)group["type"]!));
        Assert.Equal(("add", 1), ((string)sub["name"]!, (int)sub["type"]!));
        Assert.Equal("hello", (string?)sub["options"]![0]!["value"]);
    }

    [Theory]
    [InlineData("ticket", "is not a sub-command")]
    [InlineData("ticket note", "is not a sub-command")]
    [InlineData("ticket open", "'open' is not a sub-command")]
    [InlineData("nothing", "no command 'nothing'")]
    public async Task What_is_not_offered_cannot_be_used(string name, string reason)
    {
        await using var stage = await InteractionStage.StartAsync(Nested);

        var refusal = await stage.RefusalAsync(
            InteractionStage.General + "/commands",
            $$"""{"as":"product","name":"{{name}}"}"""
        );

        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_menus_with_one_name_the_target_chooses()
    {
        await using var stage = await InteractionStage.StartAsync(Menus);
        var message = (string)(await stage.Simulator.SayAsync("look here")).Body!["id"]!;
        var person = stage.Simulator.MemberId("devrel");
        const string path = InteractionStage.General + "/context";

        var onMessage = await stage.UseAsync(path, $$"""{"as":"product","name":"Look","target":"{{message}}"}""");
        await onMessage.FinishAsync();
        var onUser = await stage.UseAsync(path, """{"as":"product","name":"Look","target":"devrel"}""");
        var result = await onUser.FinishAsync();

        Assert.Equal(3, (int)onMessage.Inner["type"]!);
        Assert.Equal("look here", (string?)onMessage.Inner["resolved"]!["messages"]![message]!["content"]);
        Assert.Equal((2, person), ((int)onUser.Inner["type"]!, (string)onUser.Inner["target_id"]!));
        Assert.Equal("devrel", (string?)onUser.Inner["resolved"]!["users"]![person]!["username"]);
        Assert.NotNull(onUser.Inner["resolved"]!["members"]![person]!["permissions"]);
        Assert.Equal("done", (string?)result["reply"]!["content"]);
    }

    [Fact]
    public async Task A_message_menu_reaches_no_message_elsewhere()
    {
        await using var stage = await InteractionStage.StartAsync(Menus);
        var path = $"/channels/{stage.Simulator.ChannelId("alerts")}/messages";
        var body = new System.Text.Json.Nodes.JsonObject { ["content"] = "elsewhere" };
        var message = (string)(await stage.Simulator.ApiAsync("POST", path, body)).Body!["id"]!;

        var refusal = await stage.RefusalAsync(
            InteractionStage.General + "/context",
            $$"""{"as":"product","name":"Report","target":"{{message}}"}"""
        );

        Assert.Contains("in this channel", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_works_in_direct_messages()
    {
        await using var stage = await InteractionStage.StartAsync(
            """
            [{"name":"here","description":"Anywhere","options":[{"type":6,"name":"who","description":"Who"}]},
             {"name":"servers","description":"Not there","contexts":[0]}]
            """
        );
        const string dm = "/users/guest/dms/guildhall/commands";

        var offered = await stage.Simulator.SimAsync("GET", dm);
        var used = await stage.UseAsync(dm, """{"name":"here","options":{"who":"guest"}}""");
        var result = await used.FinishAsync();

        Assert.Equal(["here"], offered.Body!.AsArray().Select(c => (string)c!["name"]!));
        Assert.Equal("guest", (string?)used.Data["user"]!["username"]);
        Assert.Equal(1, (int)used.Data["context"]!);
        Assert.Null(used.Data["guild_id"]);
        Assert.Null(used.Data["member"]);
        Assert.Equal("done", (string?)result["reply"]!["content"]);
        Assert.Contains(
            "no command 'servers'",
            await stage.RefusalAsync(dm, """{"name":"servers"}"""),
            StringComparison.Ordinal
        );
    }
}
