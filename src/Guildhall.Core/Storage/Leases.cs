namespace Guildhall.Core.Storage;

/// <summary>Who alone does something among the replicas, for a while: a shard, a chain's sync.</summary>
public sealed class Leases(Db db, TimeProvider time)
{
    /// <summary>Takes a lease that is free, has ended, or is the holder's own; null when another has it.</summary>
    public Task<Lease?> TryTakeAsync(string name, string holder, TimeSpan length, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var take = new
        {
            Name = name,
            Holder = holder,
            Now = now,
            Until = now + length,
        };
        return db.WriteAsync(unit => unit.QuerySingleOrDefaultAsync<Lease>(LeaseSql.Take, take), cancellation);
    }

    /// <summary>The lease with its new end; null when it has ended or is another's: stop at once.</summary>
    public async Task<Lease?> TryRenewAsync(Lease lease, TimeSpan length, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var renew = new
        {
            lease.Name,
            lease.Holder,
            lease.Token,
            Now = now,
            Until = now + length,
        };
        var changed = await db.WriteAsync(unit => unit.ExecuteAsync(LeaseSql.Renew, renew), cancellation);
        return changed == 1 ? lease with { Until = now + length } : null;
    }

    public Task ReleaseAsync(Lease lease, CancellationToken cancellation) =>
        db.WriteAsync(unit => unit.ExecuteAsync(LeaseSql.Release, lease), cancellation);

    /// <summary>Together with what was done under it: whoever waits finds both or neither.</summary>
    public static Task ReleaseAsync(Unit unit, Lease lease) => unit.ExecuteAsync(LeaseSql.Release, lease);

    /// <summary>Forgets leases that ended so long ago and were not taken again: those named after things that come and go.
    /// </summary>
    /// <param name="prefix">Of their names; without <c>%</c> and <c>_</c>.</param>
    /// <param name="age">Longer than any holder sleeps: the fence of a forgotten lease begins anew.</param>
    /// <param name="cancellation">Of the caller.</param>
    /// <returns>How many.</returns>
    public Task<int> SweepAsync(string prefix, TimeSpan age, CancellationToken cancellation)
    {
        // A released lease has its end at 0; how long ago that was is not known, and nobody holds it.
        var sweep = new { Like = $"{prefix}%", Before = time.GetUtcNow() - age };
        return db.WriteAsync(unit => unit.ExecuteAsync(LeaseSql.Sweep, sweep), cancellation);
    }

    /// <summary>Asked inside the unit that depends on it, so that a holder which slept past its end changes nothing.
    /// </summary>
    public async Task<bool> IsHeldAsync(Unit unit, Lease lease) =>
        await unit.QuerySingleOrDefaultAsync<long>(
            LeaseSql.IsHeld,
            new
            {
                lease.Name,
                lease.Holder,
                lease.Token,
                Now = time.GetUtcNow(),
            }
        ) == 1;
}

/// <param name="Token">Grows with every change of holder: the fence against one that slept.</param>
public sealed record Lease(string Name, string Holder, long Token, DateTimeOffset Until);
