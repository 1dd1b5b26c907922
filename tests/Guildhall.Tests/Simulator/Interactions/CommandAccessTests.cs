namespace Guildhall.Tests.Simulator.Interactions;

public class CommandAccessTests
{
    private const string Commands = """
        [{"name":"everyone","description":"d"},
         {"name":"bans","description":"d","default_member_permissions":"4"},
         {"name":"admins","description":"d","default_member_permissions":"0"},
         {"name":"private","description":"d","contexts":[1]},
         {"name":"adults","description":"d","nsfw":true}]
        """;

    [Theory]
    [InlineData("member-1", "everyone")]
    [InlineData("moderator", "bans,everyone")]
    [InlineData("owner", "admins,bans,everyone")]
    public async Task Who_may_use_a_command_is_offered_it(string member, string offered)
    {
        await using var stage = await InteractionStage.StartAsync(Commands);

        var list = await stage.Simulator.SimAsync("GET", $"/guilds/aegis-demo/commands?as={member}");

        var names = list.Body!.AsArray().Select(c => (string)c!["name"]!).Order(StringComparer.Ordinal);
        Assert.Equal(offered, string.Join(',', names));
    }

    [Fact]
    public async Task Who_may_not_use_a_command_cannot_send_it()
    {
        await using var stage = await InteractionStage.StartAsync(Commands);

        var refusal = await stage.RefusalAsync(
            "/guilds/aegis-demo/channels/general/commands",
            """{"as":"member-1","name":"bans"}"""
        );

        Assert.Contains("member-1 has no command 'bans'", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_for_adults_needs_a_channel_for_adults()
    {
        await using var stage = await InteractionStage.StartAsync(Commands);
        const string use = """{"as":"product","name":"adults"}""";

        var refusal = await stage.RefusalAsync(InteractionStage.General + "/commands", use);
        var channel = $"/channels/{stage.Simulator.ChannelId("general")}";
        await stage.Simulator.ApiAsync("PATCH", channel, new System.Text.Json.Nodes.JsonObject { ["nsfw"] = true });
        var used = await stage.UseAsync(InteractionStage.General + "/commands", use);

        Assert.Contains("no command 'adults'", refusal, StringComparison.Ordinal);
        Assert.Equal("done", (string?)(await used.FinishAsync())["reply"]!["content"]);
    }
}
