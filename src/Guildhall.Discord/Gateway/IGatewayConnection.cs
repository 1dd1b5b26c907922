namespace Guildhall.Discord.Gateway;

/// <summary>The network boundary of a shard: one open socket.</summary>
internal interface IGatewayConnection : IAsyncDisposable
{
    /// <summary>The next whole message, or the end. Its bytes hold until the next call. Never throws for a lost socket.</summary>
    ValueTask<GatewayFrame> ReceiveAsync(CancellationToken cancellation);

    /// <exception cref="IOException">The socket is gone.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation);

    /// <summary>Sends a close frame and does not wait for the other side's.</summary>
    ValueTask CloseAsync(int code, CancellationToken cancellation);
}

internal interface IGatewayConnector
{
    /// <exception cref="IOException">Nobody there, or not a gateway.</exception>
    Task<IGatewayConnection> ConnectAsync(Uri address, bool isCompressed, CancellationToken cancellation);
}

/// <param name="Code">The close code where the connection ended with one.</param>
internal readonly record struct GatewayFrame(ReadOnlyMemory<byte> Payload, bool IsEnd, int? Code)
{
    public static GatewayFrame Lost => new(default, true, null);

    /// <summary>Ended by us: what came is beyond every size that Discord sends, or no compressed stream.</summary>
    public static GatewayFrame Broken => Lost with { IsBroken = true };

    public bool IsBroken { get; private init; }
}
