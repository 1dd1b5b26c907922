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
    EventSlabs Slabs,
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
    private const int MostOutgoing = 5_000;

    private static readonly TimeSpan steady = TimeSpan.FromSeconds(60);

    private readonly ILogger log = around.Log;
    private readonly ConcurrentQueue<OutgoingPayload> outgoing = new();
    private readonly Queue<GatewayEvent> overflow = new();
    private string gatewayUrl = gatewayUrl;
    private int failures;
    private int idleFailures;
    private volatile ShardSession? session;
    private volatile ShardState state;
    private volatile Task? waits;
    private volatile Task? slot;
    private OutgoingPayload? presence;
    private OutgoingPayload? unsentPresence;

    public ShardSurroundings Around => around;

    public int Id => id;

    public int Count => count;

    public Signal Signal { get; } = new();

    public EventMemory Memory { get; } = new(around.Slabs);

    /// <summary>Stopping ends the session too, since nobody could resume it.</summary>
    public bool EndsSession { get; init; }

    /// <summary>What this shard's task waits for; null while it works.</summary>
    public Task? Waits
    {
        get => waits;
        set => waits = value;
    }

    /// <summary>The permission to identify, while it is waited for.</summary>
    public Task? IdentifySlot
    {
        get => slot;
        set => slot = value;
    }

    /// <summary>Only the socket, the clock, a handler or a caller can bring more.</summary>
    public bool IsWaiting =>
        IdentifySlot is not { IsCompleted: true } && Waits is { IsCompleted: false } && !Signal.Task.IsCompleted;

    /// <summary>The oldest event that found its queue full; while there is one the socket is read no further.</summary>
    public GatewayEvent? Overflow { get; private set; }

    public TaskCompletionSource FirstReady { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ShardSession? Session
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

    public bool HasOutgoing => unsentPresence is not null || !outgoing.IsEmpty;

    /// <summary>The session as another process may resume it: up to where everything was handled.</summary>
    public GatewaySession? Resumable =>
        session is { } current ? new(current.Id, current.ResumeUrl, current.HandledUpTo) : null;

    /// <exception cref="ArgumentException">The payload is over 4,096 bytes: Discord would close the connection.</exception>
    /// <exception cref="InvalidOperationException">Thousands of payloads wait already.</exception>
    public void Send(OutgoingPayload payload)
    {
        ShardPayloads.RefuseTooLarge(payload.Bytes);
        if (outgoing.Count >= MostOutgoing)
        {
            throw new InvalidOperationException($"{MostOutgoing} payloads wait for shard {id} already.");
        }

        outgoing.Enqueue(payload);
        Signal.Set();
    }

    /// <summary>Only the newest presence is worth sending.</summary>
    public void SetPresence(OutgoingPayload newest)
    {
        presence = newest;
        Interlocked.Exchange(ref unsentPresence, newest);
        Signal.Set();
    }

    /// <summary>The next payload to send. It stays first until <see cref="Sent"/>: a connection may end while sending.</summary>
    public bool TryPeekOutgoing(out OutgoingPayload payload)
    {
        payload = Volatile.Read(ref unsentPresence)!;
        if (payload is not null)
        {
            return true;
        }

        while (outgoing.TryPeek(out payload!))
        {
            if (payload.IsWanted)
            {
                return true;
            }

            outgoing.TryDequeue(out _);
        }

        return false;
    }

    public void Sent(OutgoingPayload payload)
    {
        if (Interlocked.CompareExchange(ref unsentPresence, null, payload) != payload)
        {
            if (outgoing.TryPeek(out var first) && first == payload)
            {
                outgoing.TryDequeue(out _);
            }
        }

        payload.Sent?.Invoke();
    }

    /// <summary>A new session knows nothing of what the last one was told.</summary>
    public void Restate() => Interlocked.CompareExchange(ref unsentPresence, presence, null);

    /// <summary>To the workers, or behind what waits for them already.</summary>
    public void HandOver(GatewayEvent received)
    {
        if (Overflow is null && around.Events.TryWrite(received))
        {
            return;
        }

        if (received.Type is "TYPING_START" or "PRESENCE_UPDATE")
        {
            around.Metrics.EventDropped(received.Type);
            received.Session?.Done(received.Sequence);
            received.Return();
            return;
        }

        overflow.Enqueue(received);
        Overflow = overflow.Peek();
    }

    /// <summary>True when nothing waits for room in a queue any more.</summary>
    public bool TryHandOverRest()
    {
        while (overflow.TryPeek(out var next))
        {
            if (!around.Events.TryWrite(next))
            {
                return false;
            }

            overflow.Dequeue();
            Overflow = overflow.Count > 0 ? overflow.Peek() : null;
        }

        return true;
    }

    /// <exception cref="GatewayFatalException">Connecting again would change nothing.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                if (!await ConnectAgainAsync(cancellation).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        finally
        {
            around.Identify.PassOver(id);
            // Never counted as handled, so whoever resumes the session gets what finds no room now.
            TryHandOverRest();
            around.Events.Wake();
        }
    }

    /// <summary>The session is over and another begins: what came since its last event is missed.</summary>
    public void EndSession()
    {
        if (session is { } over)
        {
            session = null;
            around.Metrics.SessionLost();
            HandOver(EventsMissed.Of(id, over.Id, over.ReadUpTo, null, around.Time.GetTimestamp()));
        }
    }

    public TimeSpan Jitter(double seconds)
    {
        lock (around.Random)
        {
            return TimeSpan.FromSeconds(seconds * around.Random.NextDouble());
        }
    }

    private async Task<bool> ConnectAgainAsync(CancellationToken cancellation)
    {
        // A resume URL that does not answer must not keep the shard away.
        var url = session is { } resumable && idleFailures < TriesAtResumeUrl ? resumable.ResumeUrl : gatewayUrl;
        var connection = new ShardConnection(this, url);
        var end = await connection.RunAsync(cancellation).ConfigureAwait(false);
        around.Identify.PassOver(id);
        around.Metrics.ConnectionEnded(end.Reaction.ToString());
        if (end.Reaction == Reaction.Stopped)
        {
            State = ShardState.Disconnected;
            return false;
        }

        if (end.Reaction == Reaction.Fatal)
        {
            State = ShardState.Fatal;
            Failed(id, end.Code, end.Why);
            throw new GatewayFatalException(end.Code, end.Why);
        }

        var wait = await PrepareAsync(end, connection.HeldFor, cancellation).ConfigureAwait(false);
        State = ShardState.Disconnected;
        Ended(id, end.Why, end.Reaction, wait);
        // A session that ended was told of just now, and nobody is to learn it only after the wait.
        around.Events.Wake();
        return await WaitedAsync(Task.Delay(wait, around.Time, cancellation), cancellation).ConfigureAwait(false)
            && await HandedOverAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Draws the consequences of an ended connection and says how long to wait before the next.</summary>
    private async Task<TimeSpan> PrepareAsync(ConnectionEnd end, TimeSpan? heldFor, CancellationToken cancellation)
    {
        if (heldFor >= steady)
        {
            failures = 0;
        }

        idleFailures = heldFor is null ? idleFailures + 1 : 0;
        if (end.Reaction == Reaction.NewSession)
        {
            EndSession();
        }

        if (idleFailures >= TriesToResume)
        {
            EndSession();
            idleFailures = 0;
            await RefreshAddressAsync(cancellation).ConfigureAwait(false);
        }

        var backOff = Jitter(Math.Min(60, Math.Pow(2, failures)));
        failures = Math.Min(failures + 1, 10);
        return end.Wait > backOff ? end.Wait : backOff;
    }

    private async Task RefreshAddressAsync(CancellationToken cancellation)
    {
        try
        {
            var bot = await around.Rest.GetGatewayBotAsync(cancellation).ConfigureAwait(false);
            gatewayUrl = bot.Url;
            around.Identify.Configure(bot.SessionStartLimit);
        }
        catch (DiscordApiException exception) when (exception.IsTransient)
        {
            // The old address stays until Discord answers again.
            NoAddress(exception, id);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The wait that follows sees it.
        }
    }

    /// <summary>Nothing new is read while the last events find no room.</summary>
    private async Task<bool> HandedOverAsync(CancellationToken cancellation)
    {
        while (!TryHandOverRest())
        {
            around.Events.Wake();
            var room = around.Events.WaitForRoomAsync(Overflow!);
            if (!await WaitedAsync(room.WaitAsync(cancellation), cancellation).ConfigureAwait(false))
            {
                return false;
            }
        }

        around.Events.Wake();
        return true;
    }

    private async Task<bool> WaitedAsync(Task until, CancellationToken cancellation)
    {
        Signal.Reset();
        Waits = until;
        await until.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
