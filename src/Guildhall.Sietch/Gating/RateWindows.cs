using System.Collections.Concurrent;

namespace Guildhall.Sietch.Gating;

/// <summary>At most so many calls a minute by one name, in fixed minutes; in this process.</summary>
internal sealed class RateWindows(TimeProvider time)
{
    private const int MostNames = 50_000;
    private static readonly TimeSpan length = TimeSpan.FromMinutes(1);
    private static readonly RateName others = new(RateKind.Other, "");

    private Window window = new(0);

    /// <param name="left">How many more may come in this minute; negative for one too many.</param>
    /// <returns>How long the minute still lasts.</returns>
    public TimeSpan Take(RateName name, int limit, out int left)
    {
        var now = time.GetUtcNow();
        left = limit - Interlocked.Increment(ref Now(now).Of(name).Value);
        return TimeSpan.FromTicks(length.Ticks - (now.UtcTicks % length.Ticks));
    }

    /// <summary>Without counting this one.</summary>
    public bool IsOver(RateName name, int limit) =>
        Now(time.GetUtcNow()).Counts.TryGetValue(name, out var count) && Volatile.Read(ref count.Value) >= limit;

    private Window Now(DateTimeOffset now)
    {
        var minute = now.UtcTicks / length.Ticks;
        var current = Volatile.Read(ref window);
        if (current.Minute == minute)
        {
            return current;
        }

        // Of those who come first in a minute one makes it, and the others take that one.
        var next = new Window(minute);
        var found = Interlocked.CompareExchange(ref window, next, current);
        return ReferenceEquals(found, current) ? next : found;
    }

    private sealed class Window(long minute)
    {
        private int names;

        public long Minute => minute;

        public ConcurrentDictionary<RateName, Count> Counts { get; } = new();

        public Count Of(RateName name)
        {
            if (Counts.TryGetValue(name, out var known))
            {
                return known;
            }

            // Whoever comes after so many others is counted with the rest: memory has an end. Counting them here is cheap;
            // the dictionary would take all its locks to.
            return Counts.GetOrAdd(Interlocked.Increment(ref names) <= MostNames ? name : others, static _ => new());
        }
    }

    private sealed class Count
    {
        public int Value;
    }
}
