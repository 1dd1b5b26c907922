using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>
/// <c>/sim/live</c>: every change as <c>{type, guild?, channel?, data}</c>, for the page. An ephemeral message carries
/// <c>onlyFor</c>, the id of the one person that the page may show it to.
/// </summary>
internal sealed class LiveFeed
{
    private readonly Universe world;
    private readonly List<Channel<string>> watchers = [];

    public LiveFeed(Universe world)
    {
        this.world = world;
        world.Published += Tell;
    }

    public async Task AcceptAsync(HttpContext http, CancellationToken cancellation)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var events = Channel.CreateBounded<string>(
            new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest }
        );
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, http.RequestAborted);
        lock (world.Gate)
        {
            watchers.Add(events);
        }

        try
        {
            await Task.WhenAny(WriteAsync(socket, events.Reader, ended.Token), UntilClosedAsync(socket, ended.Token));
        }
        finally
        {
            lock (world.Gate)
            {
                watchers.Remove(events);
            }

            await ended.CancelAsync();
        }
    }

    private void Tell(SimEvent happened)
    {
        if (watchers.Count == 0)
        {
            return;
        }

        var json = new JsonObject
        {
            ["type"] = happened.Name,
            ["guild"] = happened.Guild?.Id.Text(),
            ["channel"] = happened.Channel?.Id.Text(),
            ["data"] = DataOf(happened),
        };
        if (happened.Message?.OnlyFor is { } user)
        {
            json["onlyFor"] = user.Text();
        }

        var text = json.ToJsonString();
        foreach (var watcher in watchers)
        {
            watcher.Writer.TryWrite(text);
        }
    }

    // An interaction's token is the bot's secret.
    private static JsonObject DataOf(SimEvent happened)
    {
        var data = happened.Data.Copy();
        data.Remove("token");
        return data;
    }

    private static async Task WriteAsync(WebSocket socket, ChannelReader<string> events, CancellationToken cancellation)
    {
        await foreach (var text in events.ReadAllAsync(cancellation))
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            await socket.SendAsync(bytes, WebSocketMessageType.Text, true, cancellation);
        }
    }

    private static async Task UntilClosedAsync(WebSocket socket, CancellationToken cancellation)
    {
        var buffer = new byte[256];
        while (socket.State == WebSocketState.Open)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
                return;
            }
        }
    }
}
