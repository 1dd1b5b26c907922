using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Control;

/// <summary>
/// <c>/sim/live</c>: every change as <c>{type, guild?, channel?, data}</c>, for the page. An ephemeral message carries
/// <c>onlyFor</c>, the id of the one person it is for. With <c>?as=</c> in the address, or after a text frame that says
/// whom the reader acts as, only what that member sees is told, and each event carries <c>as</c>.
/// </summary>
internal sealed class LiveFeed
{
    private const int LongestWord = 256 * 1024;

    private readonly Universe world;
    private readonly List<LiveWatcher> watchers = [];

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

        var watcher = new LiveWatcher(world);
        if (http.Request.Query.TryGetValue("as", out var name) && Refusal(watcher, name.ToString()) is { } refusal)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(new JsonObject { ["error"] = refusal }.ToPlainText(), cancellation);
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, http.RequestAborted);
        lock (world.Gate)
        {
            watchers.Add(watcher);
        }

        try
        {
            await Task.WhenAny(
                WriteAsync(socket, watcher.Events, ended.Token),
                ListenAsync(socket, watcher, ended.Token)
            );
        }
        finally
        {
            lock (world.Gate)
            {
                watchers.Remove(watcher);
            }

            await ended.CancelAsync();
        }
    }

    private string? Refusal(LiveWatcher watcher, string name)
    {
        lock (world.Gate)
        {
            try
            {
                watcher.ActAs(name);
                return null;
            }
            catch (BadControlException unknown)
            {
                return unknown.Message;
            }
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
            watcher.Tell(happened, text);
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

    private async Task ListenAsync(WebSocket socket, LiveWatcher watcher, CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        using var word = new MemoryStream();
        while (socket.State == WebSocketState.Open)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (received.MessageType == WebSocketMessageType.Close || word.Length > LongestWord)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
                return;
            }

            word.Write(buffer.AsSpan(0, received.Count));
            if (received.EndOfMessage)
            {
                lock (world.Gate)
                {
                    watcher.Hear(word.ToArray());
                }

                word.SetLength(0);
            }
        }
    }
}
