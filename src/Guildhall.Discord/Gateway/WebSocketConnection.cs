using System.Net.WebSockets;

namespace Guildhall.Discord.Gateway;

/// <summary>One socket with one buffer, which grows for a large guild and shrinks again after it.</summary>
/// <param name="most">Bytes that a message may have, as sent and inflated.</param>
internal sealed class WebSocketConnection(ClientWebSocket socket, bool isCompressed, int most) : IGatewayConnection
{
    private readonly StreamInflater? inflater = isCompressed ? new(most) : null;
    private readonly GrowingBuffer buffer = new(most);

    /// <summary>Bytes held at the moment.</summary>
    public int Held => buffer.Bytes.Length + (inflater?.Held ?? 0);

    public async ValueTask<GatewayFrame> ReceiveAsync(CancellationToken cancellation)
    {
        buffer.Shrink();
        try
        {
            var length = 0;
            while (true)
            {
                var received = await socket
                    .ReceiveAsync(buffer.Bytes.AsMemory(length), cancellation)
                    .ConfigureAwait(false);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return new(default, true, (int?)socket.CloseStatus);
                }

                length += received.Count;
                if (received.EndOfMessage)
                {
                    if (inflater is null)
                    {
                        return new(buffer.Bytes.AsMemory(0, length), false, null);
                    }

                    if (inflater.TryInflate(buffer.Bytes.AsSpan(0, length), out var inflated))
                    {
                        return new(inflated, false, null);
                    }

                    length = 0;
                }
                else if (length == buffer.Bytes.Length)
                {
                    buffer.Grow();
                }
            }
        }
        catch (InvalidDataException)
        {
            return GatewayFrame.Broken;
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or ObjectDisposedException)
        {
            return GatewayFrame.Lost;
        }
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        try
        {
            await socket
                .SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, cancellation)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or ObjectDisposedException)
        {
            throw new IOException("The gateway connection is gone.", exception);
        }
    }

    public async ValueTask CloseAsync(int code, CancellationToken cancellation)
    {
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
            when (exception
                    is WebSocketException
                        or IOException
                        or ObjectDisposedException
                        or OperationCanceledException
            )
        {
            // It is closed already, or will be by the disposal that follows.
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        inflater?.Dispose();
        return ValueTask.CompletedTask;
    }
}
