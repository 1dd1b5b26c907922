using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Simulator.Control;

/// <summary>A line to <c>/sim/live</c> through the eyes of whoever it names.</summary>
internal sealed class LiveLine : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[1024 * 1024];

    private LiveLine() { }

    public static async Task<LiveLine> OpenAsync(SimulatorFixture simulator, string query = "", string? origin = null)
    {
        var line = new LiveLine();
        if (origin is not null)
        {
            line.socket.Options.SetRequestHeader("Origin", origin);
        }

        var address = new Uri($"ws://127.0.0.1:{simulator.Address.Port}/sim/live{query}");
        await line.socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        return line;
    }

    /// <summary>Says whom it acts as, and waits until that is heard.</summary>
    public async Task ActAsAsync(JsonNode who)
    {
        var word = Encoding.UTF8.GetBytes(new JsonObject { ["as"] = who }.ToJsonString());
        await socket.SendAsync(word, WebSocketMessageType.Text, true, TestContext.Current.CancellationToken);
        await UntilAsync("ACTING");
    }

    /// <summary>Everything heard up to the first event of that kind, and that one.</summary>
    public async Task<List<JsonNode>> UntilAsync(string type)
    {
        var all = new List<JsonNode>();
        do
        {
            all.Add(await NextAsync());
        } while ((string?)all[^1]["type"] != type);
        return all;
    }

    public void Dispose() => socket.Dispose();

    private async Task<JsonNode> NextAsync()
    {
        var length = 0;
        ValueWebSocketReceiveResult received;
        do
        {
            var at = length;
            received = await Patience.HearAsync(
                cancellation => socket.ReceiveAsync(buffer.AsMemory(at), cancellation),
                "an event of the live line"
            );
            Assert.Equal(WebSocketMessageType.Text, received.MessageType);
            length += received.Count;
        } while (!received.EndOfMessage);
        return JsonNode.Parse(buffer.AsSpan(0, length))!;
    }
}
