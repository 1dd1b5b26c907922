using System.Collections.Concurrent;

namespace Guildhall.Sietch.Gating;

/// <summary>At most so many calls a minute by one name, in fixed minutes; in this process.</summary>
internal sealed class RateWindows(TimeProvider time)
{
    private const int MostNames = 50_000;
    private static readonly TimeSpan length = TimeSpan.FromMinutes(1);

    private ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);
    private long minute;

    /// <param name="left">How many more may come in this minute; negative for one too many.</param>
    /// <returns>How long the minute still lasts.</returns>
    public TimeSpan Take(string name, int limit, out int left)
    {
        var now = time.GetUtcNow();
        var current = now.UtcTicks / length.Ticks;
        if (Interlocked.Exchange(ref minute, current) != current)
        {
            counts = new(StringComparer.Ordinal);
        }

        // Whoever comes after so many others is counted with the rest: memory has an end.
        var count = counts.GetOrAdd(counts.Count < MostNames ? name : "", static _ => new());
        left = limit - Interlocked.Increment(ref count.Value);
        return TimeSpan.FromTicks(((current + 1) * length.Ticks) - now.UtcTicks);
    }

    /// <summary>Without counting this one.</summary>
    public bool IsOver(string name, int limit) =>
        minute == time.GetUtcNow().UtcTicks / length.Ticks
        && counts.TryGetValue(name, out var count)
        && Volatile.Read(ref count.Value) >= limit;

    private sealed class Count
    {
        public int Value;
    }
}
