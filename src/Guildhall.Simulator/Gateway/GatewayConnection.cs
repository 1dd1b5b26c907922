using System.IO.Compression;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace Guildhall.Simulator.Gateway;

/// <summary>
/// The sending half of one WebSocket: a queue and the only writer. A closing frame goes through the same queue, so
/// what was sent before it arrives before it.
/// </summary>
internal sealed class GatewayConnection : IDisposable
{
    private readonly WebSocket socket;
    private readonly TimeProvider time;
    private readonly Channel<Frame> frames = Channel.CreateUnbounded<Frame>(new() { SingleReader = true });
    private readonly MemoryStream compressed = new();
    private readonly ZLibStream? compressor;

    public GatewayConnection(WebSocket socket, bool compresses, TimeProvider time)
    {
        this.socket = socket;
        this.time = time;
        compressor = compresses ? new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true) : null;
    }

    public GatewaySession? Session { get; set; }

    public DateTimeOffset LastHeartbeat { get; set; }

    /// <summary>A half-open line: nothing is sent any more, and the client is not told.</summary>
    public bool IsSilent { get; set; }

    /// <summary>True from the moment a close was queued: what the client sends from then on does not count.</summary>
    public bool IsClosing { get; private set; }

    public void Send(byte[] payload, TimeSpan? delay)
    {
        if (!IsSilent && !IsClosing)
        {
            frames.Writer.TryWrite(new(payload, 0, delay));
        }
    }

    public void Close(int code)
    {
        IsClosing = true;
        frames.Writer.TryWrite(new(null, code, null));
        frames.Writer.TryComplete();
    }

    /// <summary>Ends the connection without a close frame, as a lost line does.</summary>
    public void Drop()
    {
        IsClosing = true;
        frames.Writer.TryComplete();
        socket.Abort();
    }

    public async Task WriteAsync(CancellationToken cancellation)
    {
        await foreach (var frame in frames.Reader.ReadAllAsync(cancellation))
        {
            if (frame.Delay is { } delay)
            {
                await Task.Delay(delay, time, cancellation);
            }

            if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
            {
                return;
            }

            if (frame.Payload is { } payload)
            {
                await WriteAsync(payload, cancellation);
            }
            else
            {
                await socket.CloseOutputAsync((WebSocketCloseStatus)frame.Code, Reason(frame.Code), cancellation);
                return;
            }
        }
    }

    public void Dispose()
    {
        compressor?.Dispose();
        compressed.Dispose();
    }

    private async Task WriteAsync(byte[] payload, CancellationToken cancellation)
    {
        if (compressor is null)
        {
            await socket.SendAsync(payload, WebSocketMessageType.Text, true, cancellation);
            return;
        }

        // A flush ends every message with 00 00 FF FF; the context lasts as long as the connection.
        compressed.SetLength(0);
        await compressor.WriteAsync(payload, cancellation);
        await compressor.FlushAsync(cancellation);
        var bytes = compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
        await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, cancellation);
    }

    private static string Reason(int code) =>
        code switch
        {
            4000 => "Unknown error.",
            4001 => "Unknown opcode.",
            4002 => "Decode error.",
            4003 => "Not authenticated.",
            4004 => "Authentication failed.",
            4005 => "Already authenticated.",
            4007 => "Invalid seq.",
            4008 => "Rate limited.",
            4009 => "Session timed out.",
            4010 => "Invalid shard.",
            4011 => "Sharding required.",
            4012 => "Invalid API version.",
            4013 => "Invalid intent(s).",
            4014 => "Disallowed intent(s).",
            _ => "",
        };

    private sealed record Frame(byte[]? Payload, int Code, TimeSpan? Delay);
}
