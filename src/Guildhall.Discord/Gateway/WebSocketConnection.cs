using System.Buffers;
using System.Net.WebSockets;

namespace Guildhall.Discord.Gateway;

/// <summary>One socket with one buffer, which grows for a large guild and shrinks again after it.</summary>
internal sealed class WebSocketConnection(ClientWebSocket socket, bool isCompressed) : IGatewayConnection
{
    private const int SmallBuffer = 64 * 1024;
    private const int LargestMessage = 64 * 1024 * 1024;

    private readonly StreamInflater? inflater = isCompressed ? new() : null;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(SmallBuffer);

    public async ValueTask<GatewayFrame> ReceiveAsync(CancellationToken cancellation)
    {
        if (buffer.Length > SmallBuffer * 4)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = ArrayPool<byte>.Shared.Rent(SmallBuffer);
        }

        try
        {
            var length = 0;
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return new(default, true, (int?)socket.CloseStatus);
                }

                length += received.Count;
                if (received.EndOfMessage)
                {
                    if (inflater is null)
                    {
                        return new(buffer.AsMemory(0, length), false, null);
                    }

                    if (inflater.TryInflate(buffer.AsSpan(0, length), out var inflated))
                    {
                        return new(inflated, false, null);
                    }

                    length = 0;
                }
                else if (length == buffer.Length)
                {
                    Grow();
                }
            }
        }
        catch (Exception exception)
            when (exception is WebSocketException or IOException or InvalidDataException or ObjectDisposedException)
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

    private void Grow()
    {
        if (buffer.Length >= LargestMessage)
        {
            throw new InvalidDataException("A gateway message passes every size that Discord sends.");
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
