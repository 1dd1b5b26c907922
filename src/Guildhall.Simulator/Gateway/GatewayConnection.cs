using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace Guildhall.Simulator.Gateway;

/// <summary>
/// The sending half of one WebSocket: a queue and the only writer. A closing frame goes through the same queue, so
/// what was sent before it arrives before it. A client that reads too slowly is hung up on, and may resume.
/// </summary>
internal sealed class GatewayConnection(WebSocket socket, FrameCompressor? compressor, TimeProvider time) : IDisposable
{
    /// <summary>Bytes that may wait for a slow reader.</summary>
    public const long MostPending = 64L * 1024 * 1024;

    private const int BufferKept = 1024 * 1024;

    private readonly Channel<Frame> frames = Channel.CreateUnbounded<Frame>(new() { SingleReader = true });
    private readonly Lock gate = new();
    private readonly List<TaskCompletionSource> drains = [];
    private ArrayBufferWriter<byte> buffer = new(4096);
    private long pending;

    public GatewaySession? Session { get; set; }

    public DateTimeOffset LastHeartbeat { get; set; }

    /// <summary>A half-open line: nothing is sent any more, and the client is not told.</summary>
    public bool IsSilent { get; set; }

    /// <summary>True from the moment a close was queued: what the client sends from then on does not count.</summary>
    public bool IsClosing { get; private set; }

    /// <summary>Bytes that wait to be sent.</summary>
    public long Pending => Interlocked.Read(ref pending);

    public void Send(byte[] payload, TimeSpan delay = default) =>
        Enqueue(new(FrameKind.Payload) { Payload = payload, Delay = delay });

    public void Send(Dispatch happened, int sequence, TimeSpan delay = default, Spoiling spoiling = Spoiling.None) =>
        Enqueue(
            new(FrameKind.Event)
            {
                Event = happened,
                Sequence = sequence,
                Delay = delay,
                Spoiling = spoiling,
            }
        );

    public void Close(int code, string? reason = null)
    {
        IsClosing = true;
        frames.Writer.TryWrite(new(FrameKind.Close) { Code = code, Reason = reason });
        frames.Writer.TryComplete();
    }

    /// <summary>Ends the connection without a close frame, as a lost line does.</summary>
    public void Drop()
    {
        IsClosing = true;
        frames.Writer.TryComplete();
        socket.Abort();
    }

    /// <summary>Waits until no more than that waits to be sent, or the connection has ended.</summary>
    public Task UntilBelowAsync(long bytes, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (Pending <= bytes || IsClosing)
            {
                return Task.CompletedTask;
            }

            var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            drains.Add(drained);
            return drained.Task.WaitAsync(cancellation);
        }
    }

    public async Task WriteAsync(CancellationToken cancellation)
    {
        try
        {
            await foreach (var frame in frames.Reader.ReadAllAsync(cancellation))
            {
                if (frame.Delay > TimeSpan.Zero)
                {
                    await Task.Delay(frame.Delay, time, cancellation);
                }

                if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
                {
                    return;
                }

                await WriteAsync(frame, cancellation);
                if (Interlocked.Add(ref pending, -frame.Size) <= MostPending / 32)
                {
                    Drained();
                }
            }
        }
        finally
        {
            IsClosing = true;
            Drained();
        }
    }

    public void Dispose() => compressor?.Dispose();

    private void Enqueue(Frame frame)
    {
        if (IsSilent || IsClosing)
        {
            return;
        }

        if (Interlocked.Add(ref pending, frame.Size) > MostPending)
        {
            Drop();
            return;
        }

        frames.Writer.TryWrite(frame);
    }

    private void Drained()
    {
        lock (gate)
        {
            foreach (var waiting in drains)
            {
                waiting.TrySetResult();
            }

            drains.Clear();
        }
    }

    private async Task WriteAsync(Frame frame, CancellationToken cancellation)
    {
        if (frame.Kind == FrameKind.Close)
        {
            var reason = frame.Reason ?? GatewayCloseCodes.Reason(frame.Code);
            await socket.CloseOutputAsync((WebSocketCloseStatus)frame.Code, reason, cancellation);
            return;
        }

        var plain = frame.Payload ?? Plain(frame);
        var type = compressor is null ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
        var bytes = compressor is null ? plain : compressor.Compress(plain);
        if (frame.Spoiling == Spoiling.Broken)
        {
            bytes = FrameSpoiler.Broken(bytes);
        }

        var parts = frame.Spoiling == Spoiling.Split ? FrameSpoiler.Parts : 1;
        for (var i = 0; i < parts; i++)
        {
            var part = bytes[(bytes.Length * i / parts)..(bytes.Length * (i + 1) / parts)];
            await socket.SendAsync(part, type, i == parts - 1, cancellation);
        }

        if (buffer.Capacity > BufferKept)
        {
            buffer = new(4096);
        }
    }

    private ReadOnlyMemory<byte> Plain(Frame frame)
    {
        buffer.ResetWrittenCount();
        frame.Event!.WriteTo(buffer, frame.Sequence);
        return frame.Spoiling == Spoiling.None ? buffer.WrittenMemory : FrameSpoiler.Spoil(frame, buffer.WrittenMemory);
    }
}
