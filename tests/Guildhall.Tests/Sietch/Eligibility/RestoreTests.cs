using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Sietch.Eligibility;

public class RestoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Scenario 26: the newest backup and the settings on a clean host; the next sync changes nothing that is not so.
    /// </summary>
    [Fact]
    public async Task After_a_restore_on_a_clean_host_the_next_sync_tells_no_change()
    {
        await using var discord = await LocalDiscord.StartAsync();
        var setup = new GuildhallSetup { Sietch = SietchService.Section() };
        using var old = new GuildhallFolder(setup);
        using var clean = new GuildhallFolder(setup);
        string saved;
        EligibilityState before;
        await using (var first = await GuildhallFixture.StartAsync(setup, discord, old))
        {
            before = await SnapshotAsync(first, 1);
            saved = Path.Combine(old.Root, "saved.db");
            DatabaseFile.Save(Path.Combine(old.Data, "guildhall.db"), saved);
        }

        DatabaseFile.Restore(saved, Path.Combine(clean.Data, "guildhall.db"));
        await using var second = await GuildhallFixture.StartAsync(setup, discord, clean);

        var next = SyncEligibilityJob.New(TenantId.Default, TimeProvider.System.GetUtcNow());
        await second.Get<Db>().WriteAsync(unit => unit.EnqueueAsync(next), Cancellation);
        await SnapshotAsync(second, before.Snapshot + 1);
        Assert.Equal(0, await second.CountAsync("SELECT COUNT(*) FROM sietch_changes"));
        Assert.Equal(0, await second.CountAsync("SELECT COUNT(*) FROM sietch_notices"));
    }

    /// <summary>At rest: a job or a lease that stood in the backup as held would have to run out first.</summary>
    private static async Task<EligibilityState> SnapshotAsync(GuildhallFixture service, long least)
    {
        EligibilityState? state = null;
        await Patience.UntilAsync(
            async () =>
            {
                state = await service.Get<EligibilityBook>().TryStateAsync(TenantId.Default, Cancellation);
                return state is not null
                    && state.Snapshot >= least
                    && await service.CountAsync("SELECT COUNT(*) FROM jobs WHERE kind = 'sietch.sync'") == 0;
            },
            () => $"snapshot {least}"
        );
        return state!;
    }
}
