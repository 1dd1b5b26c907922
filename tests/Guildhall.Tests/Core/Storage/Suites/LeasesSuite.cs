using Guildhall.Core.Storage;

namespace Guildhall.Tests.Core.Storage.Suites;

public abstract class LeasesSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private static readonly TimeSpan length = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Of_many_who_want_a_lease_one_gets_it()
    {
        var replica = new Leases(NewReplica(), Time);
        var own = new Leases(Db, Time);

        var taken = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(n => (n % 2 == 0 ? own : replica).TryTakeAsync("shard 0", $"r{n}", length, Cancellation))
        );

        Assert.Single(taken, lease => lease is not null);
    }

    [Fact]
    public async Task A_holder_that_slept_is_fenced_off()
    {
        var leases = new Leases(Db, Time);
        var slept = (await leases.TryTakeAsync("shard 0", "a", length, Cancellation))!;
        Time.Advance(length + TimeSpan.FromSeconds(1));
        var taken = (await leases.TryTakeAsync("shard 0", "b", length, Cancellation))!;

        Assert.True(taken.Token > slept.Token);
        Assert.Null(await leases.TryRenewAsync(slept, length, Cancellation));
        await leases.ReleaseAsync(slept, Cancellation);
        Assert.True(await Db.WriteAsync(unit => leases.IsHeldAsync(unit, taken), Cancellation));
        Assert.False(await Db.WriteAsync(unit => leases.IsHeldAsync(unit, slept), Cancellation));
    }

    [Fact]
    public async Task A_renewed_lease_stays_and_a_released_one_is_free()
    {
        var leases = new Leases(Db, Time);
        var lease = (await leases.TryTakeAsync("shard 0", "a", length, Cancellation))!;
        Time.Advance(length / 2);
        var renewed = await leases.TryRenewAsync(lease, length, Cancellation);
        Time.Advance(length * 0.8);

        Assert.Null(await leases.TryTakeAsync("shard 0", "b", length, Cancellation));
        await leases.ReleaseAsync(renewed!, Cancellation);
        Assert.NotNull(await leases.TryTakeAsync("shard 0", "b", length, Cancellation));
    }
}
