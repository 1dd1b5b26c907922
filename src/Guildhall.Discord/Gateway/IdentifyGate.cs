namespace Guildhall.Discord.Gateway;

/// <summary>
/// Spends the sessions that Discord grants: one each 5 s for each <c>shard % max_concurrency</c>, in the order of the
/// shards, none beyond the remaining ones, and never near the total, which would reset the token.
/// Source: https://discord.com/developers/docs/events/gateway#rate-limiting
/// </summary>
internal sealed class IdentifyGate : IDisposable
{
    private static readonly TimeSpan spacing = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan day = TimeSpan.FromHours(24);

    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly ITimer alarm;
    private readonly SortedSet<int> expected = [];
    private readonly SortedDictionary<int, TaskCompletionSource> waiting = [];
    private readonly Dictionary<int, long> nextFree = [];
    private readonly Queue<long> started = new();
    private int maxConcurrency = 1;
    private int total = 1_000;
    private int remaining = 1_000;
    private long resetAt = long.MaxValue;

    public IdentifyGate(TimeProvider time)
    {
        this.time = time;
        alarm = time.CreateTimer(_ => Release(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Configure(SessionStartLimit? limit)
    {
        if (limit is null)
        {
            return;
        }

        lock (gate)
        {
            maxConcurrency = Math.Max(1, limit.MaxConcurrency);
            total = Math.Max(1, limit.Total);
            remaining = limit.Remaining;
            resetAt = time.GetTimestamp() + Ticks(TimeSpan.FromMilliseconds(Math.Max(0, limit.ResetAfter)));
        }
    }

    /// <summary>These shards are starting: a later one waits until an earlier one has asked or been passed over.</summary>
    public void Expect(IEnumerable<int> shards)
    {
        lock (gate)
        {
            expected.Clear();
            expected.UnionWith(shards);
        }
    }

    /// <summary>This shard needs no slot for now: it resumes, or cannot connect.</summary>
    public void PassOver(int shard)
    {
        bool wasExpected;
        lock (gate)
        {
            wasExpected = expected.Remove(shard);
        }

        if (wasExpected)
        {
            Release();
        }
    }

    /// <summary>Completes when this shard may identify. Giving up by the token spends nothing.</summary>
    /// <exception cref="GatewayFatalException">90 % of the day's sessions are used up.</exception>
    public Task WaitAsync(int shard, CancellationToken cancellation)
    {
        var slot = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            expected.Remove(shard);
            waiting[shard] = slot;
        }

        var given = cancellation.UnsafeRegister(_ => GiveUp(shard, slot, cancellation), null);
        _ = slot.Task.ContinueWith(
            _ => given.Dispose(),
            CancellationToken.None, // the registration ends in every case
            TaskContinuationOptions.None,
            TaskScheduler.Default
        );
        Release();
        return slot.Task;
    }

    public void Dispose() => alarm.Dispose();

    private void GiveUp(int shard, TaskCompletionSource slot, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (waiting.TryGetValue(shard, out var current) && current == slot)
            {
                waiting.Remove(shard);
            }
        }

        slot.TrySetCanceled(cancellation);
        Release();
    }

    private void Release()
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var next = long.MaxValue;
            var keysSeen = new HashSet<int>();
            foreach (var (shard, slot) in waiting.ToList())
            {
                var key = shard % maxConcurrency;
                if (!keysSeen.Add(key) || expected.Any(other => other < shard && other % maxConcurrency == key))
                {
                    continue;
                }

                var free = FreeAt(key, now);
                if (free > now)
                {
                    next = Math.Min(next, free);
                    continue;
                }

                waiting.Remove(shard);
                Start(key, now, slot);
                // The next of this key is looked at when the key is free again.
                next = Math.Min(next, nextFree.GetValueOrDefault(key, now));
            }

            if (waiting.Count > 0 && next != long.MaxValue)
            {
                var wait = Math.Ceiling((next - now) * 1_000d / time.TimestampFrequency);
                alarm.Change(TimeSpan.FromMilliseconds(Math.Max(0, wait)), Timeout.InfiniteTimeSpan);
            }
        }
    }

    private long FreeAt(int key, long now)
    {
        if (now >= resetAt)
        {
            (remaining, resetAt) = (total, long.MaxValue);
        }

        if (remaining <= 0 && resetAt == long.MaxValue)
        {
            resetAt = now + Ticks(day);
        }

        return Math.Max(remaining <= 0 ? resetAt : now, nextFree.GetValueOrDefault(key, now));
    }

    private void Start(int key, long now, TaskCompletionSource slot)
    {
        while (started.Count > 0 && time.GetElapsedTime(started.Peek()) >= day)
        {
            started.Dequeue();
        }

        if (started.Count >= Math.Max(1, total * 9L / 10))
        {
            slot.TrySetException(
                new GatewayFatalException(
                    0,
                    $"{started.Count} sessions were started within a day, of {total} allowed; stopped before the token is reset."
                )
            );
            return;
        }

        started.Enqueue(now);
        remaining--;
        nextFree[key] = now + Ticks(spacing);
        slot.TrySetResult();
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
