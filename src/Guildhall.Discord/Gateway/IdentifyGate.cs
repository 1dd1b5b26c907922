namespace Guildhall.Discord.Gateway;

/// <summary>
/// Spends the sessions that Discord grants: one each 5 s for each <c>shard % max_concurrency</c>, none beyond the
/// remaining ones, and never near the total, which would reset the token.
/// </summary>
public sealed class IdentifyGate(TimeProvider time)
{
    private static readonly TimeSpan spacing = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan day = TimeSpan.FromHours(24);

    private readonly Lock gate = new();
    private readonly Dictionary<int, long> nextFree = [];
    private readonly Queue<long> started = new();
    private int maxConcurrency = 1;
    private int total = 1_000;
    private int remaining = 1_000;
    private long resetAt = long.MaxValue;

    internal void Configure(SessionStartLimit? limit)
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

    /// <summary>Returns when this shard may identify; callers of one key are served in the order they came.</summary>
    /// <exception cref="GatewayFatalException">90 % of the day's sessions are used up.</exception>
    internal async Task WaitAsync(int shard, CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (gate)
        {
            CountToday();
            var now = time.GetTimestamp();
            var earliest = now;
            if (now >= resetAt)
            {
                (remaining, resetAt) = (total, long.MaxValue);
            }

            if (remaining <= 0)
            {
                earliest = resetAt == long.MaxValue ? now + Ticks(day) : resetAt;
            }

            remaining--;
            var key = shard % maxConcurrency;
            earliest = Math.Max(earliest, nextFree.GetValueOrDefault(key, now));
            nextFree[key] = earliest + Ticks(spacing);
            wait = TimeSpan.FromSeconds((double)(earliest - now) / time.TimestampFrequency);
        }

        await Task.Delay(wait, time, cancellation).ConfigureAwait(false);
    }

    private void CountToday()
    {
        while (started.Count > 0 && time.GetElapsedTime(started.Peek()) >= day)
        {
            started.Dequeue();
        }

        if (started.Count >= total * 9 / 10)
        {
            throw new GatewayFatalException(
                0,
                $"{started.Count} sessions were started within a day, of {total} allowed; stopped before the token is reset."
            );
        }

        started.Enqueue(time.GetTimestamp());
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
