using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Wallets;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Tests.Sietch.Wallets;

[Collection<WalletSuite>]
public class MoveWalletTests(WalletStage stage)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_waits_for_its_time_in_a_job_and_changes_nothing_before()
    {
        using var wallet = new TestWallet();
        await stage.ProveAsync("fedaykin-13", wallet);
        await stage.ProveAsync("fedaykin-14", wallet);
        var db = stage.Guildhall.Get<Db>();
        var waiting = await db.QueryAsync<string>(
            "SELECT unique_key FROM jobs WHERE kind = 'sietch.wallet.move'",
            null,
            Cancellation
        );

        // The time of each comes in a day; LinkVaultTests moves them.
        foreach (var key in waiting)
        {
            var job = new MoveWalletJob(WalletStage.Tenant, new LinkId(key.Split(':')[1]));
            await new MoveWallet(stage.Guildhall.Get<WalletDesk>()).HandleAsync(
                job,
                new JobRun(1, 1, false, default),
                Cancellation
            );
        }

        Assert.NotEmpty(waiting);
        Assert.Contains(wallet.Account.ToShort(), (await stage.RunAsync("fedaykin-13", "wallets")).Text);
    }
}
