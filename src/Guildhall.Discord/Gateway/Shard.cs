using System.Collections.Concurrent;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace Guildhall.Discord.Gateway;

/// <summary>What every shard of a process shares.</summary>
internal sealed record ShardSurroundings(
    DiscordOptions Options,
    DiscordRest Rest,
    IGatewayConnector Connector,
    IdentifyGate Identify,
    EventDispatcher Events,
    TimeProvider Time,
    Random Random,
    DiscordMetrics Metrics,
    ILogger Log
);

/// <summary>
/// Keeps one shard connected: connection after connection, each run by <see cref="ShardConnection"/> on this same task,
/// with the session that outlives them.
/// </summary>
internal sealed partial class Shard(ShardSurroundings around, int id, int count, string gatewayUrl)
{
    private const int TriesAtResumeUrl = 3;
    private const int TriesToResume = 6;

    private static readonly TimeSpan steady = TimeSpan.FromSeconds(60);

    private readonly ILogger log = around.Log;
    private string gatewayUrl = gatewayUrl;
    private int failures;
    private int resumeFailures;
    private volatile GatewaySession? session;
    private volatile ShardState state;
    private Tuple<ReadOnlyMemory<byte>>? presence;

    public ShardSurroundings Around => around;

    public int Id => id;

    public int Count => count;

    public Signal Signal { get; } = new();

    /// <summary>Waiting to be sent; survives a reconnect.</summary>
    public ConcurrentQueue<ReadOnlyMemory<byte>> Outgoing { get; } = new();

    /// <summary>Stopping ends the session too, since nobody could resume it.</summary>
    public bool EndsSession { get; init; }

    /// <summary>What this shard's task waits for; null while it works.</summary>
    public Task? Waits { get; set; }

    /// <summary>Everything read is handled, and only the socket, the clock or a caller can bring more.</summary>
    public bool IsAtRest => Waits is { IsCompleted: false } && !Signal.Task.IsCompleted && Handled.IsEmpty;

    public SequenceTracker Handled { get; } = new();

    public TaskCompletionSource FirstReady { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GatewaySession? Session
    {
        get => session;
        set => session = value;
    }

    public ShardState State
    {
        get => state;
        set => state = value;
    }

    public TimeSpan? Latency { get; set; }

    /// <summary>The session as another process may resume it: up to where everything was handled.</summary>
    public GatewaySession? Resumable => session is { } current ? current with { Sequence = Handled.UpTo } : null;

    /// <exception cref="ArgumentException">The payload is over 4,096 bytes: Discord would close the connection.</exception>
    public void Send(ReadOnlyMemory<byte> payload)
    {
        if (payload.Length > ShardPayloads.LargestPayload)
        {
            throw new ArgumentException(
                $"{payload.Length} bytes; the gateway takes {ShardPayloads.LargestPayload}.",
                nameof(payload)
            );
        }

        Outgoing.Enqueue(payload);
        Signal.Set();
    }

    /// <summary>Only the newest presence is worth sending.</summary>
    public void SetPresence(ReadOnlyMemory<byte> payload)
    {
        Interlocked.Exchange(ref presence, new(payload));
        Signal.Set();
    }

    public bool TryTakePresence(out ReadOnlyMemory<byte> payload)
    {
        var newest = presence is null ? null : Interlocked.Exchange(ref presence, null);
        payload = newest?.Item1 ?? default;
        return newest is not null;
    }

    /// <exception cref="GatewayFatalException">Connecting again would change nothing.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var (end, heldFor) = await ConnectOnceAsync(cancellation).ConfigureAwait(false);
            around.Metrics.ConnectionEnded(end.Reaction.ToString());
            if (end.Reaction == Reaction.Stopped)
            {
                State = ShardState.Disconnected;
                return;
            }

            if (end.Reaction == Reaction.Fatal)
            {
                State = ShardState.Fatal;
                Failed(id, end.Code, end.Why);
                throw new GatewayFatalException(end.Code, end.Why);
            }

            var wait = await PrepareAsync(end, heldFor, cancellation).ConfigureAwait(false);
            State = ShardState.Disconnected;
            Ended(id, end.Why, end.Reaction, wait);
            if (!await WaitedAsync(wait, cancellation).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task<(ConnectionEnd End, TimeSpan? HeldFor)> ConnectOnceAsync(CancellationToken cancellation)
    {
        // A resume URL that does not answer must not keep the shard away.
        var url = session is { } resumable && resumeFailures < TriesAtResumeUrl ? resumable.ResumeUrl : gatewayUrl;
        var connection = new ShardConnection(this, url);
        var end = await connection.RunAsync(cancellation).ConfigureAwait(false);
        return (end, connection.HeldFor);
    }

    /// <summary>Draws the consequences of an ended connection and says how long to wait before the next.</summary>
    private async Task<TimeSpan> PrepareAsync(ConnectionEnd end, TimeSpan? heldFor, CancellationToken cancellation)
    {
        if (heldFor >= steady)
        {
            failures = 0;
        }

        resumeFailures = heldFor is null && session is not null ? resumeFailures + 1 : 0;
        if (end.Reaction == Reaction.NewSession)
        {
            Session = null;
        }
        else if (resumeFailures >= TriesToResume)
        {
            Session = null;
            resumeFailures = 0;
            await RefreshAddressAsync(cancellation).ConfigureAwait(false);
        }

        var backOff = Jitter(failures++ == 0 ? 1 : Math.Min(60, Math.Pow(2, failures)));
        return end.Wait > backOff ? end.Wait : backOff;
    }

    private async Task RefreshAddressAsync(CancellationToken cancellation)
    {
        try
        {
            gatewayUrl = (await around.Rest.GetGatewayBotAsync(cancellation).ConfigureAwait(false)).Url;
        }
        catch (DiscordApiException exception) when (exception.IsTransient)
        {
            // The old address stays until Discord answers again.
            NoAddress(exception, id);
        }
    }

    public TimeSpan Jitter(double seconds)
    {
        lock (around.Random)
        {
            return TimeSpan.FromSeconds(seconds * around.Random.NextDouble());
        }
    }

    private async Task<bool> WaitedAsync(TimeSpan wait, CancellationToken cancellation)
    {
        Signal.Reset();
        Waits = Task.Delay(wait, around.Time, cancellation);
        await Waits.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Waits = null;
        return !cancellation.IsCancellationRequested;
    }

    [LoggerMessage(LogLevel.Information, "Shard {Shard}: {Why} Next: {Reaction} in {Wait}")]
    private partial void Ended(int shard, string why, Reaction reaction, TimeSpan wait);

    [LoggerMessage(LogLevel.Critical, "Shard {Shard} stops, close code {Code}: {Why}")]
    private partial void Failed(int shard, int code, string why);

    [LoggerMessage(LogLevel.Warning, "Shard {Shard} could not ask for the gateway's address")]
    private partial void NoAddress(Exception exception, int shard);
}
