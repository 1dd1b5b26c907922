using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Guildhall.Tests.Simulator.Control;

public class LiveFeedTests
{
    [Fact]
    public async Task The_page_hears_of_every_message()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var simulator = await SimulatorFixture.StartAsync();
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{simulator.Address.Port}/sim/live"), cancellation);

        // The watcher is registered when the first event that it hears has come.
        var buffer = new byte[64 * 1024];
        var receiving = socket.ReceiveAsync(buffer.AsMemory(), cancellation).AsTask();
        while (!receiving.IsCompleted)
        {
            await simulator.SimAsync("POST", "/guilds/onomancer-demo/channels/general/messages", Post());
        }

        var heard = JsonNode.Parse(buffer.AsSpan(0, (await receiving).Count))!;
        Assert.Equal("MESSAGE_CREATE", (string?)heard["type"]);
        Assert.Equal(simulator.ChannelId("general"), (string?)heard["channel"]);
        Assert.Equal("hello", (string?)heard["data"]!["content"]);
    }

    [Fact]
    public async Task A_burst_of_messages_arrives_whole()
    {
        await using var simulator = await SimulatorFixture.StartAsync();
        var body = new JsonObject
        {
            ["guild"] = "aegis-demo",
            ["channel"] = "support",
            ["kind"] = "messages",
            ["count"] = 500,
        };

        await simulator.SimAsync("POST", "/burst", body);
        var seen = await simulator.SimAsync("GET", "/guilds/aegis-demo/channels/support/messages?limit=500");

        Assert.Equal(500, seen.Body!.AsArray().Count);
        Assert.Equal("Message 500 of a busy hour.", (string?)seen.Body[0]!["content"]);
    }

    private static JsonObject Post() => new() { ["as"] = "product", ["content"] = "hello" };

    [Fact]
    public async Task Nobody_looks_through_the_eyes_of_a_stranger()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => LiveLine.OpenAsync(simulator, "?as=nobody"));

        Assert.Contains("400", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_page_hears_nothing()
    {
        await using var simulator = await SimulatorFixture.StartAsync();

        var refused = await Assert.ThrowsAsync<WebSocketException>(() =>
            LiveLine.OpenAsync(simulator, origin: "http://evil.example")
        );
        using var own = await LiveLine.OpenAsync(simulator, origin: $"http://127.0.0.1:{simulator.Address.Port}");

        Assert.Equal(WebSocketError.NotAWebSocket, refused.WebSocketErrorCode);
    }
}
