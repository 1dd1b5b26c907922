using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Guildhall.Discord.Gateway;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Discord.Gateway;

/// <summary>Plays Discord's gateway without a network: each dial is a <see cref="ScriptedSocket"/> for the test to drive.</summary>
internal sealed class ScriptedGateway(ManualTime time) : IGatewayConnector
{
    private readonly Channel<ScriptedSocket> dialled = Channel.CreateUnbounded<ScriptedSocket>();

    private volatile ScriptedSocket? last;

    /// <summary>The client has read and dealt with everything delivered on the newest socket.</summary>
    public bool IsDrained => last?.IsDrained ?? true;

    public Task<IGatewayConnection> ConnectAsync(Uri address, bool isCompressed, CancellationToken cancellation)
    {
        var socket = new ScriptedSocket(address, time);
        last = socket;
        dialled.Writer.TryWrite(socket);
        return Task.FromResult<IGatewayConnection>(socket);
    }

    public bool TryNext(out ScriptedSocket socket) => dialled.Reader.TryRead(out socket!);
}

internal sealed class ScriptedSocket(Uri address, ManualTime time) : IGatewayConnection
{
    private readonly Channel<GatewayFrame> incoming = Channel.CreateUnbounded<GatewayFrame>();
    private readonly Channel<JsonElement> sent = Channel.CreateUnbounded<JsonElement>();

    private int delivered;
    private int taken;
    private int handled;

    public Uri Address => address;

    // A frame is dealt with when the client asks for the next one.
    public bool IsDrained => IsDisposed || Volatile.Read(ref handled) == Volatile.Read(ref delivered);

    /// <summary>The code that the client closed with.</summary>
    public int? ClosedWith { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>When the client last identified, by the clock that it lives on.</summary>
    public DateTimeOffset? IdentifiedAt { get; private set; }

    public void Deliver(string json) => Deliver(new GatewayFrame(Encoding.UTF8.GetBytes(json), false, null));

    public void Close(int? code) => Deliver(new GatewayFrame(default, true, code));

    public void Hello(int milliseconds = 40_000) =>
        Deliver($$"""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":{{milliseconds}},"_trace":["x"]} }""");

    public void Ready(string session = "sess", long sequence = 1) =>
        Deliver(
            $$"""
            {"t":"READY","s":{{sequence}},"op":0,"d":{"v":10,"user":{"id":"99","username":"bot","bot":true},
             "session_id":"{{session}}","resume_gateway_url":"ws://resume.test","guilds":[],"application":{"id":"98","flags":0} } }
            """
        );

    public void Dispatch(long sequence, string type, string data) =>
        Deliver($$"""{"t":"{{type}}","s":{{sequence}},"op":0,"d":{{data}} }""");

    public bool TrySent(out JsonElement payload) => sent.Reader.TryRead(out payload);

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
        using var document = JsonDocument.Parse(payload);
        if (document.RootElement.GetProperty("op").GetInt32() == 2)
        {
            IdentifiedAt = time.GetUtcNow();
        }

        sent.Writer.TryWrite(document.RootElement.Clone());
        return ValueTask.CompletedTask;
    }

    public ValueTask CloseAsync(int code, CancellationToken cancellation)
    {
        ClosedWith = code;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        incoming.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private void Deliver(GatewayFrame frame)
    {
        Interlocked.Increment(ref delivered);
        incoming.Writer.TryWrite(frame);
    }
}
