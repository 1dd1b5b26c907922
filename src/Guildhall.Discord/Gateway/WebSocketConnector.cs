using System.Net.WebSockets;

namespace Guildhall.Discord.Gateway;

/// <summary>Opens real sockets, <c>ws</c> and <c>wss</c>.</summary>
/// <param name="mostBytes">Of one message, as sent and inflated; a larger one ends its connection.</param>
internal sealed class WebSocketConnector(int mostBytes = 64 * 1024 * 1024) : IGatewayConnector, IDisposable
{
    private readonly HttpMessageInvoker invoker = new(
        new SocketsHttpHandler { ConnectCallback = ReadAheadStream.ConnectAsync }
    );

    public async Task<IGatewayConnection> ConnectAsync(Uri address, bool isCompressed, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        // Discord's heartbeats find a dead peer; pings of our own would only cost.
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        try
        {
            await socket.ConnectAsync(address, invoker, cancellation).ConfigureAwait(false);
            return new WebSocketConnection(socket, isCompressed, mostBytes);
        }
        catch (WebSocketException exception)
        {
            socket.Dispose();
            throw new IOException("The gateway did not accept the connection.", exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => invoker.Dispose();
}
