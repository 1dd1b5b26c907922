namespace Guildhall.Discord.Rest;

/// <summary>
/// One of Discord's limits, for one channel, guild or webhook. Not synchronised: <see cref="RateLimiter"/> holds its
/// lock around every member. Until an answer has told the limit, one request is under way at a time.
/// </summary>
internal sealed class Bucket(TimeProvider time, TimerCallback wake)
{
    // The wait counts from the answer's arrival, which is later than Discord's own count; what is left to cover is that
    // headers round to a millisecond and clocks tick apart. More would cost 5/s buckets their last per cents.
    private static readonly TimeSpan margin = TimeSpan.FromMilliseconds(20);

    private readonly WaitingLine line = new();
    private readonly Dictionary<string, long> parked = [];
    private ITimer? timer;
    private bool isKnown;
    private bool isUnlimited;
    private int limit;
    private int remaining;
    private int inFlight;
    private int window;
    private long resetAt = long.MaxValue;
    private long blockedUntil = long.MinValue;
    private TimeSpan longestWindow = TimeSpan.FromSeconds(1);
    private long lastUsed = time.GetTimestamp();

    /// <summary>Belongs to one route only: Discord has not yet named its bucket.</summary>
    public bool IsProvisional { get; set; } = true;

    /// <summary>Its place in the queue for the global limit, null while it has none.</summary>
    public (int Priority, long Ticket)? GlobalRank { get; set; }

    public bool HasWaiting => line.Count > 0;

    public void Enqueue(RateLimitWaiter waiter) => line.Add(waiter);

    public void Remove(RateLimitWaiter waiter) => line.Remove(waiter);

    /// <summary>Takes over the waiters of another bucket that turned out to be this one.</summary>
    public void TakeOver(Bucket other, string? onlyKey)
    {
        foreach (var waiter in other.line.InOrder())
        {
            if (onlyKey is null || waiter.Request.Key == onlyKey)
            {
                other.line.Remove(waiter);
                waiter.Bucket = this;
                line.Add(waiter);
            }
        }
    }

    /// <summary>Who may be sent now; null for nobody, and then the bucket wakes itself when that changes.</summary>
    public RateLimitWaiter? Next(long now)
    {
        OpenWindowWhenDue(now);
        if (NextOf(now, out var parkedUntil) is not { } waiter)
        {
            WakeAt(now, parkedUntil);
            return null;
        }

        if (ClosedUntil(now) is { } until)
        {
            WakeAt(now, until);
            return null;
        }

        return waiter;
    }

    /// <summary>May this request be sent without queueing?</summary>
    public bool IsOpenFor(RestRequest request, long now)
    {
        OpenWindowWhenDue(now);
        return line.Count == 0
            && (parked.Count == 0 || !parked.TryGetValue(request.Kind, out var until) || until <= now)
            && ClosedUntil(now) is null;
    }

    /// <summary>How long at least a request of that kind has to wait, as far as is known.</summary>
    public TimeSpan KnownWait(RestRequest request, long now)
    {
        var until = ClosedUntil(now) is { } closed && closed != long.MaxValue ? closed : now;
        until = Math.Max(until, parked.GetValueOrDefault(request.Kind, now));
        return TimeSpan.FromSeconds((until - now) / (double)time.TimestampFrequency);
    }

    public RateLimitPermit Take(RestRequest request, long now)
    {
        lastUsed = now;
        inFlight++;
        remaining--;
        return new(this, request, window, now);
    }

    /// <summary>The request was answered, or failed without an answer (<paramref name="answer"/> null).</summary>
    public void Complete(RateLimitPermit permit, RateLimitAnswer? answer, bool isSuccess)
    {
        inFlight--;
        Learn(permit.Window, answer, isSuccess, 0);
    }

    /// <summary>The answer named another bucket.</summary>
    /// <returns>How many requests this one still has under way.</returns>
    public int Forget() => --inFlight;

    /// <param name="elsewhere">Requests under way that count here, but were charged to a bucket of another name.</param>
    public void Learn(int answeredWindow, RateLimitAnswer? answer, bool isSuccess, int elsewhere)
    {
        if (answer is null)
        {
            // Also where an earlier 429 told of one: a route whose answers name no limit any more has none.
            isUnlimited |= isSuccess;
            return;
        }

        var reset = time.GetTimestamp() + Ticks(answer.ResetAfter + margin);
        isUnlimited = false;
        limit = Math.Max(1, answer.Limit);
        longestWindow = answer.ResetAfter > longestWindow ? answer.ResetAfter : longestWindow;
        if (!isKnown)
        {
            isKnown = true;
            remaining = answer.Remaining - inFlight - elsewhere;
            resetAt = reset;
        }
        else if (answeredWindow == window)
        {
            remaining = Math.Min(remaining, answer.Remaining - elsewhere);
            resetAt = resetAt == long.MaxValue ? reset : Math.Max(resetAt, reset);
        }
    }

    /// <summary>Taken and not used: another may have it.</summary>
    public void GiveBack(RateLimitPermit permit)
    {
        inFlight--;
        if (permit.Window == window)
        {
            remaining++;
        }
    }

    /// <summary>Nothing of it for so long.</summary>
    /// <param name="isSpent">The window is used up, rather than something else in the way.</param>
    public void Block(TimeSpan wait, bool isSpent)
    {
        blockedUntil = Math.Max(blockedUntil, time.GetTimestamp() + Ticks(wait + margin));
        if (isSpent)
        {
            remaining = 0;
            resetAt = resetAt == long.MaxValue ? blockedUntil : Math.Max(resetAt, blockedUntil);
        }
    }

    /// <summary>A limit within the limit: only requests of that kind wait.</summary>
    public void Park(string kind, TimeSpan wait) => parked[kind] = time.GetTimestamp() + Ticks(wait + margin);

    public bool IsIdle(TimeSpan age) =>
        line.Count == 0
        && inFlight == 0
        && time.GetTimestamp() > Math.Max(blockedUntil, resetAt == long.MaxValue ? long.MinValue : resetAt)
        && time.GetElapsedTime(lastUsed) > age;

    public void Dispose() => timer?.Dispose();

    /// <summary>Null while open; <see cref="long.MaxValue"/> where only an answer can open it.</summary>
    private long? ClosedUntil(long now)
    {
        if (now < blockedUntil)
        {
            return blockedUntil;
        }

        if (isUnlimited)
        {
            return null;
        }

        if (!isKnown)
        {
            return inFlight == 0 ? null : long.MaxValue;
        }

        // Every answer of this window was lost: nothing tells its end, so assume the longest one seen.
        if (remaining <= 0 && resetAt == long.MaxValue && inFlight == 0)
        {
            resetAt = now + Ticks(longestWindow + margin);
        }

        return remaining > 0 ? null : resetAt;
    }

    // What is still under way may be counted by Discord in the new window.
    private void OpenWindowWhenDue(long now)
    {
        if (now >= resetAt)
        {
            window++;
            remaining = limit - inFlight;
            resetAt = long.MaxValue;
        }
    }

    private RateLimitWaiter? NextOf(long now, out long notBefore)
    {
        notBefore = long.MaxValue;
        if (parked.Count == 0)
        {
            return line.First();
        }

        foreach (var waiter in line.InOrder())
        {
            if (!parked.TryGetValue(waiter.Request.Kind, out var until) || until <= now)
            {
                parked.Remove(waiter.Request.Kind);
                return waiter;
            }

            notBefore = Math.Min(notBefore, until);
        }

        return null;
    }

    private void WakeAt(long now, long at)
    {
        if (at == long.MaxValue)
        {
            return;
        }

        var wait = TimeSpan.FromSeconds(Math.Ceiling((at - now) * 1_000d / time.TimestampFrequency) / 1_000);
        timer ??= time.CreateTimer(wake, this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
