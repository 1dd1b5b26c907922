using Guildhall.Core.Tenancy;
using Guildhall.Sietch;
using Guildhall.Sietch.Eligibility.Retention;
using Guildhall.Sietch.Threshold;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Eligibility.Retention;

public sealed class ForgetHistoryTests() : StorageSuite(new SqliteUnderTest())
{
    private EligibilityWorld World => field ??= new(Db, Time);

    private BarBook Bars => field ??= new(Db);

    [Fact]
    public async Task Old_snapshots_and_runs_go_and_what_is_read_of_them_stays()
    {
        await PublishAsync(4);
        await FollowAsync();
        Time.Advance(TimeSpan.FromDays(91));
        await PublishAsync(1);
        await FollowAsync();

        await ForgetAsync();

        Assert.Equal([4, 5], await SnapshotsAsync());
        Assert.Equal(1, await World.CountAsync("SELECT COUNT(*) FROM sietch_syncs"));
        var bars = await Bars.LastAsync(TenantId.Default, 10, null, Cancellation);
        Assert.Equal([5, 4, 3, 2, 1], bars.Select(bar => bar.Snapshot));
        await World.Shelf.RefreshAsync(Cancellation);
        Assert.Equal(5, World.Shelf.TryGet(TenantId.Default)!.Snapshot.Number);
    }

    [Fact]
    public async Task What_is_younger_stays_and_so_does_the_last_of_a_community_that_rests()
    {
        await PublishAsync(3);
        await FollowAsync();
        Time.Advance(TimeSpan.FromDays(89));
        await ForgetAsync();
        Assert.Equal([1, 2, 3], await SnapshotsAsync());

        Time.Advance(TimeSpan.FromDays(900));
        await ForgetAsync();
        await ForgetAsync();

        Assert.Equal([2, 3], await SnapshotsAsync());
        Assert.NotNull(await World.Book.TryLastSyncAsync(TenantId.Default, Cancellation));
    }

    [Fact]
    public async Task What_a_follower_has_still_to_see_waits_for_it()
    {
        await PublishAsync(2);
        await FollowAsync();
        await PublishAsync(3);
        Time.Advance(TimeSpan.FromDays(91));

        await ForgetAsync();
        Assert.Equal([2, 3, 4, 5], await SnapshotsAsync());
        await FollowAsync();
        await ForgetAsync();

        Assert.Equal([4, 5], await SnapshotsAsync());
        Assert.Equal(5, (await Bars.LastAsync(TenantId.Default, 10, null, Cancellation)).Count);
    }

    private async Task PublishAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            World.Claim((1, 100));
            await World.PublishAsync();
        }
    }

    private async Task FollowAsync()
    {
        var state = await World.StateAsync();
        var seen = await Bars.LastAsync(TenantId.Default, 1, null, Cancellation);
        await Bars.FollowAsync(
            new(World.Community, seen is [var last] ? last.Snapshot : 0, state.Snapshot),
            Cancellation
        );
    }

    private Task ForgetAsync() =>
        new ForgetHistory(
            Db,
            () => [TenantId.Default],
            [Bars],
            Microsoft.Extensions.Options.Options.Create(new SietchOptions())
        ).HandleAsync(new(Time.GetUtcNow()), new(1, 1, false, default), Cancellation);

    private Task<IReadOnlyList<long>> SnapshotsAsync() =>
        Db.QueryAsync<long>(
            "SELECT number FROM sietch_snapshots WHERE tenant_id = 'default' ORDER BY number",
            null,
            Cancellation
        );
}
