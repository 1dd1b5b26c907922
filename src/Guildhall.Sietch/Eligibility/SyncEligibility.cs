using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Every six hours and on demand. A chain that cannot be read fails the run, not the job: <see cref="RetrySync"/>
/// goes on from there, and the list of before is served until then.</summary>
internal sealed class SyncEligibility(CommunityRegistry communities, SyncRun sync) : IJobHandler<SyncEligibilityJob>
{
    private static readonly TimeSpan untilFree = TimeSpan.FromSeconds(15);

    /// <exception cref="JobDelayedException">Another run has the chain.</exception>
    public async Task HandleAsync(SyncEligibilityJob job, JobRun run, CancellationToken cancellation)
    {
        if (communities.TryGet(new TenantId(job.Tenant)) is not { IsFollowed: true } community)
        {
            return;
        }

        if (await sync.TryRunAsync(community, job.Id, cancellation) is null)
        {
            throw new JobDelayedException(untilFree, "Another run reads that chain.");
        }
    }
}
