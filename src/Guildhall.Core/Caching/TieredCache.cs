using System.Diagnostics.CodeAnalysis;

namespace Guildhall.Core.Caching;

/// <summary>
/// Values by key in memory, bounded by entries and bytes, computed once however many ask at the same time.
/// One caller's cancellation leaves the others their computation; the last one's ends it. Failures reach everyone who
/// waited and are not kept. Keys must name their tenant: the cache knows nothing of tenants. Safe for threads.
/// </summary>
public sealed class TieredCache<TValue> : IDisposable
    where TValue : class
{
    private readonly Lock gate = new();
    private readonly TieredCacheOptions<TValue> options;
    private readonly TimeProvider time;
    private readonly CacheMetrics metrics;
    private readonly EntryTable<TValue> entries;
    private readonly Dictionary<string, Flight<TValue>> flights = new(StringComparer.Ordinal);
    private long hits;
    private long misses;
    private long evictions;

    /// <exception cref="ArgumentOutOfRangeException">A bound is not positive.</exception>
    public TieredCache(TieredCacheOptions<TValue> options, TimeProvider time, CacheMetrics metrics)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxEntries);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxBytes);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.TimeToLive, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.StaleFor, TimeSpan.Zero);
        this.options = options;
        this.time = time;
        this.metrics = metrics;
        entries = new(options.MaxEntries, options.MaxBytes);
        metrics.Register(options.Name, Statistics);
    }

    /// <summary>The value from memory while it is fresh; nothing is computed.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out TValue? value)
    {
        lock (gate)
        {
            value = Find(key, time.GetUtcNow(), out var isFresh);
            value = isFresh ? value : null;
            Count(value is not null);
        }

        metrics.LookedUp(options.Name, value is null ? "miss" : "hit");
        return value is not null;
    }

    /// <summary>
    /// The value, computed if need be. The token given to <paramref name="compute"/> ends when nobody waits any more.
    /// </summary>
    public async ValueTask<TValue> GetAsync(
        string key,
        Func<CancellationToken, Task<TValue>> compute,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        Flight<TValue> flight;
        lock (gate)
        {
            var kept = Find(key, time.GetUtcNow(), out var isFresh);
            Count(kept is not null);
            if (kept is not null)
            {
                if (!isFresh && !flights.ContainsKey(key))
                {
                    // Nobody waits for a refresh, and nobody's leaving may end it: it counts as its own waiter.
                    Start(key, compute).Waiting = 1;
                }

                metrics.LookedUp(options.Name, isFresh ? "hit" : "stale");
                return kept;
            }

            flight = flights.GetValueOrDefault(key) ?? Start(key, compute);
            flight.Waiting++;
        }

        metrics.LookedUp(options.Name, "miss");
        return await WaitAsync(key, flight, cancellation);
    }

    /// <summary>Keeps a value from now on, as if it had just been computed.</summary>
    public void Set(string key, TValue value)
    {
        lock (gate)
        {
            flights.Remove(key);
            Keep(key, value);
        }
    }

    /// <summary>Forgets the key. A computation under way still answers those who wait, and is not kept.</summary>
    public void Remove(string key)
    {
        lock (gate)
        {
            flights.Remove(key);
            entries.Remove(key);
        }
    }

    public CacheStatistics Statistics()
    {
        lock (gate)
        {
            return new(entries.Count, entries.Bytes, hits, misses, evictions);
        }
    }

    /// <summary>Ends what is still being computed.</summary>
    public void Dispose()
    {
        Flight<TValue>[] unfinished;
        lock (gate)
        {
            unfinished = [.. flights.Values];
            flights.Clear();
        }

        foreach (var flight in unfinished)
        {
            flight.Abandon();
        }
    }

    private async Task<TValue> WaitAsync(string key, Flight<TValue> flight, CancellationToken cancellation)
    {
        try
        {
            return await flight.Landed.WaitAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            Leave(key, flight);
            throw;
        }
    }

    private void Leave(string key, Flight<TValue> flight)
    {
        lock (gate)
        {
            if (--flight.Waiting > 0 || flight.Landed.IsCompleted)
            {
                return;
            }

            // From here on a newcomer starts afresh instead of joining what is being given up.
            if (flights.GetValueOrDefault(key) == flight)
            {
                flights.Remove(key);
            }
        }

        flight.Abandon();
    }

    private Flight<TValue> Start(string key, Func<CancellationToken, Task<TValue>> compute)
    {
        var flight = new Flight<TValue>();
        flights.Add(key, flight);
        // On the pool, since the first caller must be able to leave while a slow start of the computation runs.
        _ = Task.Run(() => FlyAsync(key, flight, compute, flight.Abandoned), CancellationToken.None);
        return flight;
    }

    private async Task FlyAsync(
        string key,
        Flight<TValue> flight,
        Func<CancellationToken, Task<TValue>> compute,
        CancellationToken cancellation
    )
    {
        try
        {
            var value = await ReadThroughAsync(key, compute, cancellation);
            lock (gate)
            {
                if (flights.GetValueOrDefault(key) == flight)
                {
                    flights.Remove(key);
                    Keep(key, value);
                }
            }

            metrics.Computed(options.Name, "ok");
            flight.Land(value);
        }
#pragma warning disable CA1031 // Everyone who waits gets it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            lock (gate)
            {
                if (flights.GetValueOrDefault(key) == flight)
                {
                    flights.Remove(key);
                }
            }

            metrics.Computed(options.Name, cancellation.IsCancellationRequested ? "cancelled" : "failed");
            flight.Crash(exception);
        }
    }

    private async Task<TValue> ReadThroughAsync(
        string key,
        Func<CancellationToken, Task<TValue>> compute,
        CancellationToken cancellation
    )
    {
        if (options.Next is not { } next)
        {
            return await compute(cancellation);
        }

        if (await next.TryGetAsync(key, cancellation) is { } known)
        {
            return known;
        }

        var value = await compute(cancellation);
        await next.SetAsync(key, value, options.TimeToLive, cancellation);
        return value;
    }

    private TValue? Find(string key, DateTimeOffset now, out bool isFresh)
    {
        isFresh = false;
        if (!entries.TryUse(key, out var entry))
        {
            return null;
        }

        if (now >= entry.GoneAt)
        {
            entries.Remove(key);
            return null;
        }

        isFresh = now < entry.FreshUntil;
        return entry.Value;
    }

    private void Keep(string key, TValue value)
    {
        var freshUntil = time.GetUtcNow() + options.TimeToLive;
        var evicted = entries.Set(key, value, options.SizeOf(value), freshUntil, freshUntil + options.StaleFor);
        evictions += evicted;
        if (evicted > 0)
        {
            metrics.Evicted(options.Name, evicted);
        }
    }

    private void Count(bool hit)
    {
        if (hit)
        {
            hits++;
        }
        else
        {
            misses++;
        }
    }
}
