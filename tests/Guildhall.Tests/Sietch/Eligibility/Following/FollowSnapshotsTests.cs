using Guildhall.Sietch.Threshold;
using Guildhall.Tests.Sietch.Threshold;
using Guildhall.Tests.Sietch.Wallets;

namespace Guildhall.Tests.Sietch.Eligibility.Following;

[Collection<BarSuite>]
public class FollowSnapshotsTests(BarStage stage)
{
    [Fact]
    public async Task Every_snapshot_leaves_its_bar_once_also_those_that_nobody_looked_at_between()
    {
        await stage.FollowAsync(BarStage.Stranger(1));
        var before = await LastAsync();
        await stage.PublishAsync(BarStage.Stranger(1));
        await stage.FollowAsync(BarStage.Stranger(1), BarStage.Stranger(2));
        await stage.FollowAsync([.. Enumerable.Range(1, 5).Select(i => BarStage.Stranger((ulong)i))]);

        var after = await LastAsync();

        // The service looks by itself too, so more than once is possible and must be the same.
        Assert.Equal(before.Count + 3, after.Count);
        Assert.Equal([5 - 3, 0, 0], after.Take(3).Select(row => (int)(row.EntryAmount.ToBigInteger() / Token)));
        Assert.Equal([4, 2, 1], after.Take(3).Select(row => row.Eligible));
    }

    private static System.Numerics.BigInteger Token => System.Numerics.BigInteger.Pow(10, 18);

    private Task<IReadOnlyList<BarRow>> LastAsync() =>
        stage
            .Guildhall.Get<BarBook>()
            .LastAsync(WalletStage.Tenant, 10_000, null, TestContext.Current.CancellationToken);
}
