using System.Net;

namespace Guildhall.Discord.Rest;

/// <summary>
/// Keeps to Discord's limits: each bucket's, learned from the answers, and the global one. A request takes its bucket's
/// permit first, so that one waiting there burns none of the global budget.
/// </summary>
internal sealed class RateLimiter(TimeProvider time, int requestsPerSecond) : IDisposable
{
    private static readonly TimeSpan idleAfter = TimeSpan.FromMinutes(10);
    private const int SweepEvery = 512;

    private readonly Lock gate = new();
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<(string Name, string Major), Bucket> buckets = [];
    private readonly GlobalLimit global = new(time, requestsPerSecond);
    private int acquired;

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

    public async ValueTask<RateLimitPermit> AcquireAsync(RestRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        RateLimitWaiter waiter;
        lock (gate)
        {
            SweepSometimes();
            var bucket = BucketOf(request.Key, request.Major);
            waiter = new(request, bucket);
            bucket.Enqueue(waiter);
            bucket.Pump();
        }

        RateLimitPermit permit;
        await using (cancellation.Register(() => Abandon(waiter, cancellation)).ConfigureAwait(false))
        {
            permit = await waiter.Task.ConfigureAwait(false);
        }

        try
        {
            if (!request.HasOwnToken)
            {
                await global.WaitAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            lock (gate)
            {
                permit.Bucket.GiveBack(permit);
                permit.Bucket.Pump();
            }

            throw;
        }

        return permit;
    }

    /// <summary>The request ended. <paramref name="answer"/> is null where none came; <paramref name="body"/> matters
    /// for a 429 only, whose kind is the result.</summary>
    public string? Complete(RateLimitPermit permit, HttpResponseMessage? answer, ReadOnlyMemory<byte> body)
    {
        var limits = answer is null ? null : RateLimitAnswer.Of(answer);
        var isSuccess = answer?.IsSuccessStatusCode == true;
        lock (gate)
        {
            var bucket = limits?.Bucket is { } name ? Named(permit, name) : permit.Bucket;
            if (bucket == permit.Bucket)
            {
                bucket.Complete(permit, limits, isSuccess);
            }
            else
            {
                permit.Bucket.Forget();
                bucket.Learn(permit.Window, limits, isSuccess);
            }

            // Before anyone else is let through.
            var scope =
                answer?.StatusCode == HttpStatusCode.TooManyRequests ? Refused(bucket, permit.Key, answer, body) : null;
            permit.Bucket.Pump();
            bucket.Pump();
            return scope;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var bucket in buckets.Values)
            {
                bucket.Dispose();
            }
        }

        global.Dispose();
    }

    private string Refused(Bucket bucket, string key, HttpResponseMessage answer, ReadOnlyMemory<byte> body)
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
            return "global";
        }

        if (scope == "user" && RateLimitAnswer.Of(answer) is { Remaining: > 0 })
        {
            bucket.Park(key, wait);
            return "sublimit";
        }

        bucket.Block(wait);
        return scope;
    }

    private Bucket BucketOf(string key, string major)
    {
        var name = names.GetValueOrDefault(key, key);
        if (!buckets.TryGetValue((name, major), out var bucket))
        {
            bucket = new(time, Wake) { IsProvisional = name == key };
            buckets.Add((name, major), bucket);
        }

        return bucket;
    }

    /// <summary>Discord named the bucket of this route: the first time, or anew.</summary>
    private Bucket Named(RateLimitPermit permit, string name)
    {
        names[permit.Key] = name;
        var target = (name, permit.Major);
        if (buckets.TryGetValue(target, out var known))
        {
            if (known != permit.Bucket)
            {
                known.TakeOver(permit.Bucket, permit.Bucket.IsProvisional ? null : permit.Key);
                DropProvisional(permit);
            }

            return known;
        }

        if (permit.Bucket.IsProvisional)
        {
            permit.Bucket.IsProvisional = false;
            buckets.Remove((permit.Key, permit.Major));
            buckets.Add(target, permit.Bucket);
            return permit.Bucket;
        }

        var fresh = new Bucket(time, Wake) { IsProvisional = false };
        fresh.TakeOver(permit.Bucket, permit.Key);
        buckets.Add(target, fresh);
        return fresh;
    }

    private void DropProvisional(RateLimitPermit permit)
    {
        if (permit.Bucket.IsProvisional)
        {
            buckets.Remove((permit.Key, permit.Major));
        }
    }

    private void Wake(object? state)
    {
        lock (gate)
        {
            ((Bucket)state!).Pump();
        }
    }

    private void Abandon(RateLimitWaiter waiter, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (waiter.TrySetCanceled(cancellation))
            {
                waiter.Bucket.Remove(waiter);
                waiter.Bucket.Pump();
            }
        }
    }

    private void SweepSometimes()
    {
        if (++acquired % SweepEvery != 0)
        {
            return;
        }

        foreach (var (key, bucket) in buckets)
        {
            if (bucket.IsIdle(idleAfter))
            {
                bucket.Dispose();
                buckets.Remove(key);
            }
        }
    }
}
