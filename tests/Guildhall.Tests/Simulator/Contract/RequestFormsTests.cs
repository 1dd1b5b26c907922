using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Contract;

/// <summary>Of each body one fault is the description's and the other only a form's.</summary>
public sealed class RequestFormsTests : IAsyncLifetime
{
    private SimulatorFixture discord = null!;

    private string Commands => $"/applications/{discord.ApplicationId}/commands";

    private string Messages => $"/channels/{discord.ChannelId("general")}/messages";

    public async ValueTask InitializeAsync() => discord = await SimulatorFixture.StartAsync();

    public ValueTask DisposeAsync() => discord.DisposeAsync();

    [Fact]
    public async Task A_message_is_told_every_fault_at_once()
    {
        var body = """{"content":5,"embeds":[{"fields":[{"name":"","value":"v"}]}]}""";

        var errors = await RefusedAsync("POST", Messages, body);

        Assert.NotNull(errors["content"]);
        Assert.NotNull(errors["embeds"]!["0"]!["fields"]!["0"]!["name"]);
    }

    [Fact]
    public async Task An_edit_too_and_nothing_is_edited()
    {
        var sent = await discord.SayAsync("before");
        var path = $"{Messages}/{sent.Body!["id"]}";

        var errors = await RefusedAsync(
            "PATCH",
            path,
            """{"content":"after","flags":"some","embeds":[{"url":"ftp://example.com"}]}"""
        );

        Assert.NotNull(errors["flags"]);
        Assert.NotNull(errors["embeds"]!["0"]!["url"]);
        Assert.Equal("before", (string?)(await discord.ApiAsync("GET", path)).Body!["content"]);
    }

    [Fact]
    public async Task A_command_is_told_every_fault_at_once()
    {
        var body = """{"name":"Not Allowed","description":"d","contexts":"everywhere"}""";

        var errors = await RefusedAsync("POST", Commands, body);

        Assert.NotNull(errors["name"]);
        Assert.NotNull(errors["contexts"]);
    }

    [Theory]
    [InlineData("""[{"name":"fine","description":"d"},{"name":"Not Allowed","description":"d"}]""")]
    [InlineData("""[{"name":5,"description":"d"},{"name":"Not Allowed","description":"d"}]""")]
    public async Task A_set_of_commands_is_told_by_place(string body)
    {
        var errors = await RefusedAsync("PUT", Commands, body);

        Assert.Equal("APPLICATION_COMMAND_INVALID_NAME", (string?)errors["1"]!["name"]!["_errors"]![0]!["code"]);
    }

    private async Task<JsonNode> RefusedAsync(string method, string path, string body)
    {
        var answer = await discord.ApiAsync(method, path, JsonNode.Parse(body));
        Assert.Equal((400, 50035), ((int)answer.Status, answer.Code));
        return answer.Body!["errors"]!;
    }
}
