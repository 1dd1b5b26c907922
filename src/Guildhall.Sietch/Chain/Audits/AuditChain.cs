using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>Every week.</summary>
internal sealed class AuditChain(CommunityRegistry communities, AuditRun audit) : IJobHandler<AuditChainJob>
{
    public async Task HandleAsync(AuditChainJob job, JobRun run, CancellationToken cancellation)
    {
        // One that runs elsewhere is this week's.
        if (communities.TryGet(new TenantId(job.Tenant)) is { IsFollowed: true } community)
        {
            await audit.TryRunAsync(community, job.Id, cancellation);
        }
    }
}
