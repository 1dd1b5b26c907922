using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Guildhall.Core.Caching;

/// <summary>Instruments of <c>guildhall.core.cache</c>; every series is tagged with the cache's name.</summary>
public sealed class CacheMetrics
{
    private readonly Counter<long> lookups;
    private readonly Counter<long> evictions;
    private readonly Counter<long> computations;
    private readonly ConcurrentDictionary<string, Func<CacheStatistics>> caches = new();

    public CacheMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Guildhall.Core");
        lookups = meter.CreateCounter<long>("guildhall.core.cache.lookups", "{lookup}", "Lookups, by result.");
        evictions = meter.CreateCounter<long>("guildhall.core.cache.evictions", "{entry}", "Entries evicted for room.");
        computations = meter.CreateCounter<long>(
            "guildhall.core.cache.computations",
            "{computation}",
            "Values computed, by outcome."
        );
        meter.CreateObservableGauge("guildhall.core.cache.entries", () => Read(s => s.Entries), null, "Entries held.");
        meter.CreateObservableGauge(
            "guildhall.core.cache.size",
            () => Read(s => s.Bytes),
            "By",
            "Bytes held, roughly."
        );
    }

    internal void Register(string cache, Func<CacheStatistics> statistics) => caches[cache] = statistics;

    internal void LookedUp(string cache, string result) => lookups.Add(1, new("cache", cache), new("result", result));

    internal void Evicted(string cache, int entries) =>
        evictions.Add(entries, new KeyValuePair<string, object?>("cache", cache));

    internal void Computed(string cache, string outcome) =>
        computations.Add(1, new("cache", cache), new("outcome", outcome));

    private IEnumerable<Measurement<long>> Read(Func<CacheStatistics, long> value) =>
        caches.Select(c => new Measurement<long>(value(c.Value()), new KeyValuePair<string, object?>("cache", c.Key)));
}

/// <param name="Bytes">What the values weigh by the cache's own measure, keys and entries included.</param>
public sealed record CacheStatistics(long Entries, long Bytes, long Hits, long Misses, long Evictions);
