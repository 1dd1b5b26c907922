namespace Guildhall.Discord.Rest;

/// <summary>
/// At most so many requests in any second, and none while Discord said to pause. Not synchronised:
/// <see cref="RateLimiter"/> holds its lock around every member. A request's second ends one second after Discord may
/// have counted it at the latest: after its answer came, less the shortest time that an answer has ever taken.
/// </summary>
internal sealed class GlobalLimit(TimeProvider time, int requestsPerSecond)
{
    // Whoever has no answer by then was counted long ago, or never will be.
    private static readonly TimeSpan unansweredFor = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan margin = TimeSpan.FromMilliseconds(50);

    private readonly int capacity = Math.Max(1, requestsPerSecond);
    private readonly Queue<RateLimitPermit> unanswered = new();
    private readonly Queue<long> answered = new();
    private TimeSpan shortestTrip = TimeSpan.FromSeconds(1);
    private int held;
    private long pausedUntil = long.MinValue;

    public bool HasRoom(long now)
    {
        if (now < pausedUntil)
        {
            return false;
        }

        Expire(now);
        return held + answered.Count < capacity;
    }

    /// <summary>When it is worth asking again; nothing but a completed request may change it before.</summary>
    public long NextAt(long now)
    {
        Expire(now);
        var free = long.MaxValue;
        if (held + answered.Count < capacity)
        {
            free = now;
        }
        else
        {
            free = answered.TryPeek(out var release) ? release : free;
            free = unanswered.TryPeek(out var first) ? Math.Min(free, first.SentAt + Ticks(unansweredFor)) : free;
        }

        return Math.Max(free, pausedUntil);
    }

    public void Take(RateLimitPermit permit)
    {
        if (capacity == int.MaxValue)
        {
            return;
        }

        permit.HoldsGlobal = true;
        held++;
        unanswered.Enqueue(permit);
    }

    /// <summary>Discord has counted it by now, at the latest.</summary>
    public void Answered(RateLimitPermit permit, long now)
    {
        if (!permit.HoldsGlobal)
        {
            return;
        }

        GiveBack(permit);
        var trip = time.GetElapsedTime(permit.SentAt, now);
        shortestTrip = trip < shortestTrip ? trip : shortestTrip;
        // The shortest way there and the shortest way back may both be shorter than those of the shortest trip.
        answered.Enqueue(now + Ticks(TimeSpan.FromSeconds(1) - (0.8 * shortestTrip)));
    }

    /// <summary>Never sent: Discord does not count it.</summary>
    public void GiveBack(RateLimitPermit permit)
    {
        if (permit.HoldsGlobal)
        {
            permit.HoldsGlobal = false;
            held--;
        }
    }

    public void Pause(TimeSpan wait) => pausedUntil = Math.Max(pausedUntil, time.GetTimestamp() + Ticks(wait + margin));

    private void Expire(long now)
    {
        while (answered.TryPeek(out var release) && release <= now)
        {
            answered.Dequeue();
        }

        while (unanswered.TryPeek(out var first) && (!first.HoldsGlobal || first.SentAt + Ticks(unansweredFor) <= now))
        {
            GiveBack(unanswered.Dequeue());
        }
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
