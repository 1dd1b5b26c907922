namespace Guildhall.Discord.Rest;

/// <summary>At most so many requests in any second, first come first served, and none while Discord said to pause.</summary>
internal sealed class GlobalLimit : IDisposable
{
    // A little over a second: requests sent apart may arrive closer together.
    private static readonly TimeSpan window = TimeSpan.FromMilliseconds(1_050);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly int capacity;
    private readonly Queue<long> sent = new();
    private readonly LinkedList<TaskCompletionSource> queue = new();
    private readonly ITimer timer;
    private long pausedUntil = long.MinValue;

    public GlobalLimit(TimeProvider time, int requestsPerSecond)
    {
        this.time = time;
        capacity = Math.Max(1, requestsPerSecond);
        timer = time.CreateTimer(_ => PumpLocked(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many were let through since the start.</summary>
    public long Granted { get; private set; }

    public async ValueTask WaitAsync(CancellationToken cancellation)
    {
        TaskCompletionSource waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            queue.AddLast(waiter);
            Pump();
        }

        await using (cancellation.Register(() => Abandon(waiter, cancellation)).ConfigureAwait(false))
        {
            await waiter.Task.ConfigureAwait(false);
        }
    }

    public void Pause(TimeSpan wait)
    {
        lock (gate)
        {
            pausedUntil = Math.Max(pausedUntil, time.GetTimestamp() + Ticks(wait + TimeSpan.FromMilliseconds(50)));
        }
    }

    public void Dispose() => timer.Dispose();

    private void PumpLocked()
    {
        lock (gate)
        {
            Pump();
        }
    }

    private void Pump()
    {
        var now = time.GetTimestamp();
        while (queue.First is { } first)
        {
            while (sent.Count > 0 && sent.Peek() + Ticks(window) <= now)
            {
                sent.Dequeue();
            }

            var free = sent.Count < capacity ? now : sent.Peek() + Ticks(window);
            var at = Math.Max(free, pausedUntil);
            if (at > now)
            {
                var wait = Math.Ceiling((at - now) * 1_000d / time.TimestampFrequency);
                timer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
                return;
            }

            queue.RemoveFirst();
            if (first.Value.TrySetResult())
            {
                sent.Enqueue(now);
                Granted++;
            }
        }
    }

    private void Abandon(TaskCompletionSource waiter, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (waiter.TrySetCanceled(cancellation))
            {
                queue.Remove(waiter);
            }
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
