namespace Guildhall.Discord.Rest;

/// <summary>Which bucket a request belongs to, as the answers tell. Not synchronised: <see cref="RateLimiter"/> holds its
/// lock around every member.</summary>
internal sealed class BucketBook(TimeProvider time, TimerCallback wake) : IDisposable
{
    private static readonly TimeSpan idleAfter = TimeSpan.FromMinutes(10);
    private const int SweepEvery = 512;
    private const int RenamesKept = 256;

    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<(string Name, string Major), Bucket> buckets = [];
    private readonly Dictionary<string, (string Old, long At)> renames = [];
    private int asked;

    public int Count => buckets.Count;

    public Bucket Of(RestRequest request)
    {
        SweepSometimes();
        var name = names.GetValueOrDefault(request.Key, request.Key);
        if (!buckets.TryGetValue((name, request.Major), out var bucket))
        {
            bucket = new(time, wake) { IsProvisional = name == request.Key };
            buckets.Add((name, request.Major), bucket);
        }

        return bucket;
    }

    /// <summary>An answer named the bucket of this route: the first time, as before, or anew.</summary>
    public Bucket Named(RateLimitPermit permit, string name)
    {
        var key = permit.Request.Key;
        var before = names.GetValueOrDefault(key);
        if (before is not null && before != name)
        {
            if (renames.TryGetValue(before, out var rename) && rename.Old == name && permit.SentAt <= rename.At)
            {
                // Sent before the others told us the new name.
                return permit.Bucket;
            }

            if (rename.Old != name && !names.ContainsValue(name))
            {
                Rename(before, name);
                return permit.Bucket;
            }
        }

        names[key] = name;
        return Settle(permit, name);
    }

    public void Dispose()
    {
        foreach (var bucket in buckets.Values)
        {
            bucket.Dispose();
        }
    }

    // A new name for an old limit: what is known of it, and who waits there, stay. Should only one of its routes have
    // left, the answers of the others say so.
    private void Rename(string before, string name)
    {
        foreach (var key in names.Where(pair => pair.Value == before).Select(pair => pair.Key).ToList())
        {
            names[key] = name;
        }

        foreach (var ((_, major), bucket) in buckets.Where(pair => pair.Key.Name == before).ToList())
        {
            buckets.Remove((before, major));
            buckets[(name, major)] = bucket;
        }

        if (renames.Count >= RenamesKept)
        {
            renames.Clear();
        }

        renames[name] = (before, time.GetTimestamp());
    }

    private Bucket Settle(RateLimitPermit permit, string name)
    {
        var (key, major) = (permit.Request.Key, permit.Request.Major);
        if (buckets.TryGetValue((name, major), out var known))
        {
            if (known != permit.Bucket)
            {
                known.TakeOver(permit.Bucket, permit.Bucket.IsProvisional ? null : key);
                DropProvisional(permit.Bucket, key, major);
            }

            return known;
        }

        if (permit.Bucket.IsProvisional)
        {
            permit.Bucket.IsProvisional = false;
            buckets.Remove((key, major));
            buckets.Add((name, major), permit.Bucket);
            return permit.Bucket;
        }

        var fresh = new Bucket(time, wake) { IsProvisional = false };
        fresh.TakeOver(permit.Bucket, key);
        buckets.Add((name, major), fresh);
        return fresh;
    }

    private void DropProvisional(Bucket bucket, string key, string major)
    {
        if (bucket.IsProvisional && buckets.GetValueOrDefault((key, major)) == bucket)
        {
            buckets.Remove((key, major));
            bucket.Dispose();
        }
    }

    private void SweepSometimes()
    {
        if (++asked % SweepEvery != 0)
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
