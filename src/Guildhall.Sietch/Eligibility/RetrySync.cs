using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Between the syncs of every six hours, until one has read the chain: an hour's outage costs no period, and a mended
/// setting is seen soon. What fails here is not counted as a sync that failed, so the admins are called as rarely as before.
/// </summary>
internal sealed class RetrySync(CommunityRegistry communities, EligibilityBook book, SyncRun sync, TimeProvider time)
    : IJobHandler<RetrySyncJob>
{
    /// <exception cref="JobDelayedException">Nothing could be read this time either.</exception>
    public async Task HandleAsync(RetrySyncJob job, JobRun run, CancellationToken cancellation)
    {
        if (
            communities.TryGet(new TenantId(job.Tenant)) is not { IsFollowed: true } community
            || await book.TryStateAsync(community.Tenant, cancellation) is not { Failures: > 0 }
        )
        {
            return;
        }

        var end = await sync.TryAgainAsync(community, SyncRun.NewId(time.GetUtcNow()), cancellation);
        if (end is null || end.Failure is not null)
        {
            throw new JobDelayedException(
                job.PauseAt(time.GetUtcNow()),
                end?.Failure ?? "Another run reads that chain."
            );
        }
    }
}
