using Microsoft.Extensions.Logging;

namespace Guildhall.Discord.Gateway;

/// <summary>
/// Carries events from the shards to the subscriber over a fixed number of workers. One guild is always the same
/// worker's, so its events stay in order; a full queue stops the reading of the socket, not its heartbeats.
/// </summary>
internal sealed partial class EventDispatcher(
    DiscordOptions options,
    IGatewaySubscriber subscriber,
    IReadOnlyList<IGatewaySubscriber> inside,
    TimeProvider time,
    DiscordMetrics metrics,
    ILogger log
)
{
    private const int Subscriber = 1;
    private const int FirstInside = 2;

    private readonly EventQueue[] queues =
    [
        .. Enumerable
            .Range(0, Math.Max(1, options.EventWorkers))
            .Select(_ => new EventQueue(Math.Max(1, options.EventQueueCapacity), Math.Max(1, options.EventQueueBytes))),
    ];

    /// <summary>A shard read the start of a session.</summary>
    public event Action<ReadyState>? SelfKnown;

    /// <summary>Everything that was written is handled, also what the client itself tells.</summary>
    public bool IsIdle => Array.TrueForAll(queues, queue => queue.IsIdle);

    /// <summary>Who wants events of that name, asked once for each event: a bit for each; 0 when nobody does.</summary>
    public int TakersOf(string type)
    {
        var takers = subscriber.Wants(type) ? Subscriber : 0;
        for (var i = 0; i < inside.Count; i++)
        {
            takers |= inside[i].Wants(type) ? FirstInside << i : 0;
        }

        return takers;
    }

    public void KnowSelf(ReadyState ready) => SelfKnown?.Invoke(ready);

    /// <summary>False when its queue is full. The worker sees it after <see cref="Wake"/>.</summary>
    public bool TryWrite(GatewayEvent received)
    {
        var written = QueueOf(received).TryWrite(received);
        if (written)
        {
            metrics.Queued(1);
        }

        return written;
    }

    public void Wake()
    {
        foreach (var queue in queues)
        {
            queue.Wake();
        }
    }

    /// <summary>Completes when there may be room, or when no more events are taken.</summary>
    public Task WaitForRoomAsync(GatewayEvent received) => QueueOf(received).WaitForRoomAsync();

    /// <summary>Runs until <see cref="Complete"/> and the queues are empty, or until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellation) =>
        Task.WhenAll(queues.Select(queue => Task.Run(() => WorkAsync(queue, cancellation), cancellation)));

    /// <summary>No more events come.</summary>
    public void Complete()
    {
        foreach (var queue in queues)
        {
            queue.Complete();
        }
    }

    private async Task WorkAsync(EventQueue queue, CancellationToken cancellation)
    {
        var batch = new List<GatewayEvent>();
        while (await queue.WaitToReadAsync(cancellation).ConfigureAwait(false))
        {
            queue.Read(batch);
            metrics.Queued(-batch.Count);
            var started = time.GetTimestamp();
            foreach (var received in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                metrics.EventStarted(time.GetElapsedTime(received.ReceivedAt, started));
                await HandleAsync(received, cancellation).ConfigureAwait(false);
                var ended = time.GetTimestamp();
                metrics.EventHandled(time.GetElapsedTime(started, ended));
                started = ended;
                if (!cancellation.IsCancellationRequested)
                {
                    received.Session?.Done(received.Sequence);
                }

                received.Return();
            }

            batch.Clear();
        }
    }

    private ValueTask HandleAsync(GatewayEvent received, CancellationToken cancellation)
    {
        // What the client itself tells was not read from a frame, so nobody has asked yet.
        var takers = received.Takers != 0 ? received.Takers : TakersOf(received.Type);
        return takers switch
        {
            0 => default,
            Subscriber => GuardedAsync(subscriber, received, cancellation),
            _ => HandleByAllAsync(takers, received, cancellation),
        };
    }

    private async ValueTask HandleByAllAsync(int takers, GatewayEvent received, CancellationToken cancellation)
    {
        // The cache first, so that a handler sees the world after the event.
        for (var i = 0; i < inside.Count; i++)
        {
            if ((takers & (FirstInside << i)) != 0)
            {
                await GuardedAsync(inside[i], received, cancellation).ConfigureAwait(false);
            }
        }

        if ((takers & Subscriber) != 0)
        {
            await GuardedAsync(subscriber, received, cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask GuardedAsync(IGatewaySubscriber one, GatewayEvent received, CancellationToken cancellation)
    {
        try
        {
            await one.HandleAsync(received, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // One bad event must not end the worker of a thousand guilds.
            metrics.HandlerFailed();
            Failed(exception, received.Type, received.Shard, received.Sequence);
        }
    }

    private EventQueue QueueOf(GatewayEvent received) =>
        queues[(int)((received.OrderKey >> 22) % (ulong)queues.Length)];

    [LoggerMessage(LogLevel.Error, "Handling {Type} of shard {Shard}, sequence {Sequence}, failed")]
    private partial void Failed(Exception exception, string type, int shard, long sequence);
}
