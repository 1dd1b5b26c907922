using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using Guildhall.Simulator.State;
using Guildhall.Simulator.Wire;

namespace Guildhall.Simulator.Gateway;

/// <summary><c>/gateway</c>: accepts the socket, reads it to its end, and lets <see cref="GatewayProtocol"/> answer.</summary>
internal sealed class GatewayEndpoint(
    Universe world,
    GatewayHub hub,
    GatewayProtocol protocol,
    WorldClock clock,
    IHostApplicationLifetime lifetime
)
{
    private const int LargestPayload = 4096;

    public async Task AcceptAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var compressor = FrameCompressor.Named(http.Request.Query["compress"].ToString());
        using var connection = new GatewayConnection(socket, compressor, clock.Machine);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(
            http.RequestAborted,
            lifetime.ApplicationStopping
        );
        using var watch = protocol.Greet(connection, http.Request.Query);
        var writing = connection.WriteAsync(ended.Token);
        try
        {
            await ReadAsync(socket, connection, ended.Token);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            // The line is gone; the session stays for a resume.
        }

        Leave(socket, connection);
        if (socket.State == WebSocketState.CloseReceived)
        {
            // A client may close without a code; that is not one which can be sent back.
            var hasCode = socket.CloseStatus is not (null or WebSocketCloseStatus.Empty);
            connection.Close((int)(hasCode ? socket.CloseStatus! : WebSocketCloseStatus.NormalClosure));
        }
        else
        {
            await ended.CancelAsync();
        }

        await EndOfAsync(writing);
    }

    private async Task ReadAsync(WebSocket socket, GatewayConnection connection, CancellationToken cancellation)
    {
        var buffer = new byte[LargestPayload + 1];
        var filled = 0;
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellation);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            filled += received.Count;
            if (filled > LargestPayload)
            {
                connection.Close(4002);
                filled = 0;
            }
            else if (received.EndOfMessage)
            {
                Receive(connection, buffer.AsMemory(0, filled));
                filled = 0;
            }
        }
    }

    private void Receive(GatewayConnection connection, ReadOnlyMemory<byte> payload)
    {
        JsonObject? parsed;
        try
        {
            parsed = JsonText.Parse(payload) as JsonObject;
        }
        catch (JsonException)
        {
            parsed = null;
        }

        lock (world.Gate)
        {
            if (!connection.IsClosing)
            {
                protocol.Receive(connection, parsed);
            }
        }
    }

    private void Leave(WebSocket socket, GatewayConnection connection)
    {
        lock (world.Gate)
        {
            if (connection.Session is not { } session || session.Connection != connection)
            {
                return;
            }

            session.Connection = null;
            session.AwaySince = hub.Now;

            // A client that says 1000 or 1001 has finished with its session.
            var saidGoodbye =
                !connection.IsClosing
                && socket.CloseStatus is WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.EndpointUnavailable;
            if (saidGoodbye)
            {
                hub.End(session);
            }
        }
    }

    private static async Task EndOfAsync(Task writing)
    {
        try
        {
            await writing;
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            // Nobody is left to read it.
        }
    }
}
