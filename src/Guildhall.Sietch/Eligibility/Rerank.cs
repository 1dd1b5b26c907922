using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>A ruling has ended.</summary>
internal sealed class Rerank(CommunityRegistry communities, Reranking reranking) : IJobHandler<RerankJob>
{
    public async Task HandleAsync(RerankJob job, JobRun run, CancellationToken cancellation)
    {
        if (communities.TryGet(new TenantId(job.Tenant)) is { } community)
        {
            await reranking.RunAsync(community, "system", cancellation);
        }
    }
}
