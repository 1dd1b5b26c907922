using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Guildhall.Discord.Gateway;

namespace Guildhall.Tests.Discord.Gateway;

/// <summary>Plays Discord's gateway without a network: each dial is a <see cref="ScriptedSocket"/> for the test to drive.</summary>
internal sealed class ScriptedGateway(TimeProvider time) : IGatewayConnector
{
    private readonly ConcurrentQueue<ScriptedSocket> dialled = new();
    private readonly ConcurrentBag<ScriptedSocket> sockets = [];

    /// <summary>The client has read and dealt with everything delivered on every open socket.</summary>
    public bool IsDrained => sockets.All(socket => socket.IsDrained);

    /// <summary>When and where the client dialled.</summary>
    public ConcurrentQueue<(Uri Address, DateTimeOffset At)> Dials { get; } = new();

    /// <summary>Dials for which this is true find nobody.</summary>
    public Func<Uri, bool> Refuses { get; set; } = _ => false;

    /// <summary>Dials for which this is true are never answered.</summary>
    public Func<Uri, bool> Ignores { get; set; } = _ => false;

    public Task<IGatewayConnection> ConnectAsync(Uri address, bool isCompressed, CancellationToken cancellation)
    {
        Dials.Enqueue((address, time.GetUtcNow()));
        if (Ignores(address))
        {
            // Ends in the same moment as the token: the clock must not run on before.
            var never = new TaskCompletionSource<IGatewayConnection>(
                TaskCreationOptions.RunContinuationsAsynchronously
            );
            cancellation.Register(() => never.TrySetCanceled(cancellation));
            return never.Task;
        }

        if (Refuses(address))
        {
            throw new IOException("Nobody there.");
        }

        var socket = new ScriptedSocket(address, time);
        sockets.Add(socket);
        dialled.Enqueue(socket);
        return Task.FromResult<IGatewayConnection>(socket);
    }

    public bool TryNext(out ScriptedSocket socket) => dialled.TryDequeue(out socket!);
}

internal sealed class ScriptedSocket(Uri address, TimeProvider time) : IGatewayConnection
{
    private readonly Channel<GatewayFrame> incoming = Channel.CreateUnbounded<GatewayFrame>();
    private readonly ConcurrentQueue<(JsonElement Payload, DateTimeOffset At)> sent = new();

    private int delivered;
    private int taken;
    private int handled;
    private volatile bool isDisposed;

    public Uri Address => address;

    // A frame is dealt with when the client asks for the next one.
    public bool IsDrained => IsDisposed || Volatile.Read(ref handled) == Volatile.Read(ref delivered);

    /// <summary>The code that the client closed with.</summary>
    public int? ClosedWith { get; private set; }

    public bool IsDisposed => isDisposed;

    /// <summary>Sending fails from now on, as on a socket that is gone.</summary>
    public bool RefusesToSend { get; set; }

    public void Deliver(string json) => Deliver(Encoding.UTF8.GetBytes(json));

    public void Deliver(byte[] json) => Deliver(new GatewayFrame(json, false, null));

    public void Close(int? code) => Deliver(new GatewayFrame(default, true, code));

    /// <summary>What comes next is beyond every size, or no compressed stream.</summary>
    public void Break() => Deliver(GatewayFrame.Broken);

    public void Hello(int milliseconds = 40_000) =>
        Deliver($$"""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":{{milliseconds}},"_trace":["x"]} }""");

    public void Acknowledge() => Deliver("""{"op":11,"d":null}""");

    public void Ready(string session = "sess", long sequence = 1) =>
        Deliver(
            $$"""
            {"t":"READY","s":{{sequence}},"op":0,"d":{"v":10,"user":{"id":"99","username":"bot","bot":true},
             "session_id":"{{session}}","resume_gateway_url":"ws://resume.test","guilds":[],"application":{"id":"98","flags":0} } }
            """
        );

    public void Dispatch(long sequence, string type, string data) =>
        Deliver($$"""{"t":"{{type}}","s":{{sequence}},"op":0,"d":{{data}} }""");

    public bool TrySent(out JsonElement payload) => TrySent(out payload, out _);

    public bool TrySent(out JsonElement payload, out DateTimeOffset at)
    {
        var isThere = sent.TryDequeue(out var first);
        (payload, at) = first;
        return isThere;
    }

    public async ValueTask<GatewayFrame> ReceiveAsync(CancellationToken cancellation)
    {
        Volatile.Write(ref handled, taken);
        try
        {
            var frame = await incoming.Reader.ReadAsync(cancellation);
            taken++;
            return frame;
        }
        catch (Exception exception) when (exception is ChannelClosedException or OperationCanceledException)
        {
            return GatewayFrame.Lost;
        }
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        if (RefusesToSend)
        {
            throw new IOException("The socket is gone.");
        }

        using var document = JsonDocument.Parse(payload);
        sent.Enqueue((document.RootElement.Clone(), time.GetUtcNow()));
        return ValueTask.CompletedTask;
    }

    public ValueTask CloseAsync(int code, CancellationToken cancellation)
    {
        ClosedWith = code;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        isDisposed = true;
        incoming.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private void Deliver(GatewayFrame frame)
    {
        Interlocked.Increment(ref delivered);
        incoming.Writer.TryWrite(frame);
    }
}
