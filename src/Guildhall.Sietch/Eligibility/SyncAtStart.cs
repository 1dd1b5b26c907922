using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;
using Microsoft.Extensions.Hosting;

namespace Guildhall.Sietch.Eligibility;

/// <summary>A community that was never synced, not for six hours, not with its present contracts or last without success does not
/// wait for the hour.</summary>
internal sealed class SyncAtStart(Db db, EligibilityBook book, CommunityRegistry communities, TimeProvider time)
    : IHostedService
{
    private static readonly TimeSpan fresh = TimeSpan.FromHours(6);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var community in communities.All.Where(community => community.IsFollowed))
        {
            var state = await book.TryStateAsync(community.Tenant, cancellationToken);
            if (
                state is { LastAttemptAt: { } last, Failures: 0 }
                && now - last < fresh
                && await IsOfSameAsync(community, state.Snapshot, cancellationToken)
            )
            {
                continue;
            }

            var job = SyncEligibilityJob.New(community.Tenant, now);
            await db.WriteAsync(unit => unit.EnqueueAsync(job), cancellationToken);
        }
    }

    /// <summary>A vault that was added since is read now, and counts once it is read whole.</summary>
    private async Task<bool> IsOfSameAsync(Community community, long snapshot, CancellationToken cancellation) =>
        await book.TrySnapshotAsync(community.Tenant, snapshot, cancellation) is not { } last
        || CountedContracts.Parse(last.Contracts).IsSameAs(CountedContracts.Of(community.Chain));

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
