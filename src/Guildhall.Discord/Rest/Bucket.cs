namespace Guildhall.Discord.Rest;

/// <summary>
/// One of Discord's limits, for one channel, guild or webhook. Not synchronised: <see cref="RateLimiter"/> holds its
/// lock around every member. Until an answer has told the limit, one request is under way at a time.
/// </summary>
internal sealed class Bucket(TimeProvider time, TimerCallback wake)
{
    // Answers travel: what Discord forgets at its reset, we forget a little later than the answer's arrival plus its wait.
    private static readonly TimeSpan margin = TimeSpan.FromMilliseconds(50);

    private readonly LinkedList<RateLimitWaiter> queue = new();
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

    public void Enqueue(RateLimitWaiter waiter)
    {
        var firstNormal = queue.First;
        while (waiter.IsUrgent && firstNormal is { Value.IsUrgent: true })
        {
            firstNormal = firstNormal.Next;
        }

        if (waiter.IsUrgent && firstNormal is not null)
        {
            queue.AddBefore(firstNormal, waiter);
        }
        else
        {
            queue.AddLast(waiter);
        }
    }

    public void Remove(RateLimitWaiter waiter) => queue.Remove(waiter);

    /// <summary>Takes over the waiters of another bucket that turned out to be this one.</summary>
    public void TakeOver(Bucket other, string? onlyKey)
    {
        for (var node = other.queue.First; node is not null; )
        {
            var next = node.Next;
            if (onlyKey is null || node.Value.Key == onlyKey)
            {
                other.queue.Remove(node);
                node.Value.Bucket = this;
                Enqueue(node.Value);
            }

            node = next;
        }
    }

    /// <summary>Lets through whom the limit allows now; the rest is woken when that changes.</summary>
    public void Pump()
    {
        var now = time.GetTimestamp();
        lastUsed = now;
        if (now >= resetAt)
        {
            OpenWindow();
        }

        while (NextOf(now, out _) is { } waiter)
        {
            if (now < blockedUntil)
            {
                WakeAt(now, blockedUntil);
                return;
            }

            if (!HasRoom(now))
            {
                WakeAt(now, resetAt);
                return;
            }

            queue.Remove(waiter);
            if (waiter.TrySetResult(new(this, waiter.Key, waiter.Major, window)))
            {
                inFlight++;
                remaining--;
            }
        }

        if (NextParked(now) is { } until)
        {
            WakeAt(now, until);
        }
    }

    /// <summary>The request was answered, or failed without an answer (<paramref name="answer"/> null).</summary>
    public void Complete(RateLimitPermit permit, RateLimitAnswer? answer, bool isSuccess)
    {
        inFlight--;
        Learn(permit.Bucket == this ? permit.Window : window, answer, isSuccess);
    }

    /// <summary>The answer went to another bucket of the same name.</summary>
    public void Forget() => inFlight--;

    public void Learn(int answeredWindow, RateLimitAnswer? answer, bool isSuccess)
    {
        if (answer is null)
        {
            isUnlimited = isUnlimited || (!isKnown && isSuccess);
            return;
        }

        var reset = time.GetTimestamp() + Ticks(answer.ResetAfter + margin);
        isUnlimited = false;
        limit = Math.Max(1, answer.Limit);
        longestWindow = answer.ResetAfter > longestWindow ? answer.ResetAfter : longestWindow;
        if (!isKnown)
        {
            isKnown = true;
            remaining = answer.Remaining - inFlight;
            resetAt = reset;
        }
        else if (answeredWindow == window)
        {
            remaining = Math.Min(remaining, answer.Remaining);
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

    public void Block(TimeSpan wait)
    {
        blockedUntil = Math.Max(blockedUntil, time.GetTimestamp() + Ticks(wait + margin));
        remaining = 0;
        resetAt = blockedUntil;
    }

    /// <summary>A limit within the limit: only requests of that kind wait.</summary>
    public void Park(string key, TimeSpan wait) => parked[key] = time.GetTimestamp() + Ticks(wait + margin);

    public bool IsIdle(TimeSpan age) =>
        queue.Count == 0
        && inFlight == 0
        && time.GetTimestamp() > Math.Max(blockedUntil, resetAt == long.MaxValue ? long.MinValue : resetAt)
        && time.GetElapsedTime(lastUsed) > age;

    public void Dispose() => timer?.Dispose();

    private bool HasRoom(long now)
    {
        if (isUnlimited)
        {
            return true;
        }

        if (!isKnown)
        {
            return inFlight == 0;
        }

        // Every answer of this window was lost: nothing tells its end, so assume the longest one seen.
        if (remaining <= 0 && resetAt == long.MaxValue && inFlight == 0)
        {
            resetAt = now + Ticks(longestWindow + margin);
        }

        return remaining > 0;
    }

    // What is still under way may be counted by Discord in the new window.
    private void OpenWindow()
    {
        window++;
        remaining = limit - inFlight;
        resetAt = long.MaxValue;
    }

    private RateLimitWaiter? NextOf(long now, out long notBefore)
    {
        notBefore = long.MaxValue;
        foreach (var waiter in queue)
        {
            if (!parked.TryGetValue(waiter.Key, out var until))
            {
                return waiter;
            }

            if (until <= now)
            {
                parked.Remove(waiter.Key);
                return waiter;
            }

            notBefore = Math.Min(notBefore, until);
        }

        return null;
    }

    private long? NextParked(long now)
    {
        _ = NextOf(now, out var notBefore);
        return notBefore == long.MaxValue ? null : notBefore;
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
