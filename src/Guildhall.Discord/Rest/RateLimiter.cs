using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Guildhall.Discord.Rest;

/// <summary>
/// Keeps to Discord's limits: each bucket's, learned from the answers, and the global one. A request is let through when
/// both allow it at the same instant, so that none waits for one while it uses up the other.
/// </summary>
internal sealed class RateLimiter : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly BucketBook buckets;
    private readonly PriorityQueue<Bucket, (int Priority, long Ticket)> ready = new();
    private readonly GlobalLimit global;
    private readonly ITimer globalTimer;
    private long tickets;

    public RateLimiter(TimeProvider time, int requestsPerSecond)
    {
        this.time = time;
        buckets = new(time, Wake);
        global = new(time, requestsPerSecond);
        globalTimer = time.CreateTimer(_ => WakeGlobal(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public int BucketCount
    {
        get
        {
            lock (gate)
            {
                return buckets.Count;
            }
        }
    }

    /// <summary>A call's place in every queue, for all of its attempts.</summary>
    public long NextTicket() => Interlocked.Increment(ref tickets);

    /// <exception cref="DiscordApiException">Local: it would wait longer than <paramref name="longest"/>.</exception>
    public ValueTask<RateLimitPermit> AcquireAsync(
        RestRequest request,
        long ticket,
        TimeSpan? longest,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        return TryEnter(request, ticket, longest, out var permit, out var waiter)
            ? new(permit)
            : new(WaitAsync(waiter, longest, cancellation));
    }

    /// <summary>The permit, where nobody has to wait; else a place in the line.</summary>
    /// <exception cref="DiscordApiException">Local: it would wait longer than <paramref name="longest"/>.</exception>
    public bool TryEnter(
        RestRequest request,
        long ticket,
        TimeSpan? longest,
        [NotNullWhen(true)] out RateLimitPermit? permit,
        [NotNullWhen(false)] out RateLimitWaiter? waiter
    )
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var bucket = buckets.Of(request);
            (permit, waiter) = (null, null);
            if (bucket.IsOpenFor(request, now) && (IsExempt(request) || (ready.Count == 0 && global.HasRoom(now))))
            {
                permit = Take(bucket, request, now);
                return true;
            }

            if (longest < KnownWait(bucket, request, now) || longest <= TimeSpan.Zero)
            {
                throw TooLong(request, KnownWait(bucket, request, now));
            }

            waiter = new(request, bucket, ticket);
            bucket.Enqueue(waiter);
            Pump(bucket);
            return false;
        }
    }

    /// <summary>Never sent: others may have what it took.</summary>
    public void GiveBack(RateLimitPermit permit)
    {
        lock (gate)
        {
            permit.Bucket.GiveBack(permit);
            global.GiveBack(permit);
            Pump(permit.Bucket);
            LetReadyThrough();
        }
    }

    /// <summary>The request ended. <paramref name="answer"/> is null where none came; <paramref name="body"/> matters
    /// for a 429 only, whose kind is the result.</summary>
    public string? Complete(RateLimitPermit permit, HttpResponseMessage? answer, ReadOnlyMemory<byte> body)
    {
        var limits = answer is null ? null : RateLimitAnswer.Of(answer);
        var isSuccess = answer?.IsSuccessStatusCode == true;
        lock (gate)
        {
            global.Answered(permit, time.GetTimestamp());
            var bucket = limits?.Bucket is { } name ? buckets.Named(permit, name) : permit.Bucket;
            if (bucket == permit.Bucket)
            {
                bucket.Complete(permit, limits, isSuccess);
            }
            else
            {
                bucket.Learn(permit.Window, limits, isSuccess, permit.Bucket.Forget());
            }

            // Before anyone else is let through.
            var scope =
                answer?.StatusCode == HttpStatusCode.TooManyRequests
                    ? Refused(bucket, permit.Request, answer, body)
                    : null;
            Pump(bucket);
            if (bucket != permit.Bucket)
            {
                Pump(permit.Bucket);
            }

            LetReadyThrough();
            return scope;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            buckets.Dispose();
        }

        globalTimer.Dispose();
    }

    // Discord counts neither answers to interactions nor what a webhook's own token does.
    private static bool IsExempt(RestRequest request) => request.HasOwnToken;

    private static DiscordApiException TooLong(RestRequest request, TimeSpan wait) =>
        new(HttpStatusCode.TooManyRequests, 0, "It would have to wait longer than it may.", request.Key)
        {
            IsLocal = true,
            RetryAfter = wait,
        };

    private async Task<RateLimitPermit> WaitAsync(
        RateLimitWaiter waiter,
        TimeSpan? longest,
        CancellationToken cancellation
    )
    {
        using var abandoned = cancellation.UnsafeRegister(
            static (state, token) => ((Action<CancellationToken>)state!)(token),
            (Action<CancellationToken>)(token => Abandon(waiter, () => waiter.TrySetCanceled(token)))
        );
        if (longest is not { } limit)
        {
            return await waiter.Task.ConfigureAwait(false);
        }

        // A timer fires within a millisecond of its time, and cannot be longer than 49 days.
        var bounded = limit < TimeSpan.FromDays(1) ? limit : TimeSpan.FromDays(1);
        using var timer = time.CreateTimer(
            _ => Abandon(waiter, () => waiter.TrySetException(TooLong(waiter.Request, TimeSpan.Zero))),
            null,
            bounded,
            Timeout.InfiniteTimeSpan
        );
        return await waiter.Task.ConfigureAwait(false);
    }

    private void Abandon(RateLimitWaiter waiter, Func<bool> end)
    {
        lock (gate)
        {
            if (end())
            {
                waiter.Bucket.Remove(waiter);
                Pump(waiter.Bucket);
            }
        }
    }

    private TimeSpan KnownWait(Bucket bucket, RestRequest request, long now)
    {
        var inBucket = bucket.KnownWait(request, now);
        if (IsExempt(request) || global.NextAt(now) is long.MaxValue)
        {
            return inBucket;
        }

        var inGlobal = TimeSpan.FromSeconds((global.NextAt(now) - now) / (double)time.TimestampFrequency);
        return inGlobal > inBucket ? inGlobal : inBucket;
    }

    private RateLimitPermit Take(Bucket bucket, RestRequest request, long now)
    {
        var permit = bucket.Take(request, now);
        if (!IsExempt(request))
        {
            global.Take(permit);
        }

        return permit;
    }

    /// <summary>Lets through whom the bucket allows now; whom the global limit stops queues there.</summary>
    private void Pump(Bucket bucket)
    {
        var now = time.GetTimestamp();
        while (bucket.HasWaiting && bucket.Next(now) is { } waiter)
        {
            if (!IsExempt(waiter.Request) && (ready.Count > 0 || !global.HasRoom(now)))
            {
                QueueForGlobal(bucket, waiter);
                LetReadyThrough();
                return;
            }

            LetThrough(bucket, waiter, now);
        }
    }

    private void LetThrough(Bucket bucket, RateLimitWaiter waiter, long now)
    {
        bucket.Remove(waiter);
        var permit = Take(bucket, waiter.Request, now);
        if (!waiter.TrySetResult(permit))
        {
            bucket.GiveBack(permit);
            global.GiveBack(permit);
        }
    }

    private void QueueForGlobal(Bucket bucket, RateLimitWaiter waiter)
    {
        if (bucket.GlobalRank is not { } rank || waiter.Rank.CompareTo(rank) < 0)
        {
            bucket.GlobalRank = waiter.Rank;
            ready.Enqueue(bucket, waiter.Rank);
        }
    }

    private void LetReadyThrough()
    {
        var now = time.GetTimestamp();
        while (ready.TryPeek(out var bucket, out var rank))
        {
            if (!global.HasRoom(now))
            {
                WakeGlobalAt(now, global.NextAt(now));
                return;
            }

            ready.Dequeue();
            if (bucket.GlobalRank != rank)
            {
                continue;
            }

            // Its first may have left, or a more urgent one come, since it queued here.
            bucket.GlobalRank = null;
            if (bucket.Next(now) is { } waiter)
            {
                if (waiter.Rank.CompareTo(rank) <= 0)
                {
                    LetThrough(bucket, waiter, now);
                    waiter = bucket.Next(now);
                }

                if (waiter is not null)
                {
                    QueueForGlobal(bucket, waiter);
                }
            }
        }
    }

    private void WakeGlobalAt(long now, long at)
    {
        if (at != long.MaxValue)
        {
            var wait = Math.Max(1, Math.Ceiling((at - now) * 1_000d / time.TimestampFrequency));
            globalTimer.Change(TimeSpan.FromMilliseconds(wait), Timeout.InfiniteTimeSpan);
        }
    }

    private void WakeGlobal()
    {
        lock (gate)
        {
            LetReadyThrough();
        }
    }

    private string Refused(Bucket bucket, RestRequest request, HttpResponseMessage answer, ReadOnlyMemory<byte> body)
    {
        var wait = RateLimitAnswer.Wait(answer, body);
        var scope = RateLimitAnswer.Header(answer, "X-RateLimit-Scope");
        // Without Discord's body or scope it comes from the edge, which counts the address and not the bucket.
        if (
            RateLimitAnswer.Body(body) is not { IsGlobal: false }
            || scope is null or "global"
            || RateLimitAnswer.Header(answer, "X-RateLimit-Global") is not null
        )
        {
            global.Pause(wait);
            if (IsExempt(request))
            {
                bucket.Block(wait, isSpent: false);
            }

            return "global";
        }

        if (scope == "user" && RateLimitAnswer.Of(answer) is { Remaining: > 0 })
        {
            bucket.Park(request.Kind, wait);
            return "sublimit";
        }

        bucket.Block(wait, isSpent: scope != "shared");
        return scope;
    }

    private void Wake(object? state)
    {
        lock (gate)
        {
            Pump((Bucket)state!);
        }
    }
}
