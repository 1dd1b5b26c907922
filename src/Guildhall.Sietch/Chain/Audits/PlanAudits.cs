using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Chain.Audits;

/// <summary>One audit for each community, an hour after the other, since a whole history is much to ask of a public node.</summary>
internal sealed class PlanAudits(Db db, CommunityRegistry communities, TimeProvider time) : IJobHandler<PlanAuditsJob>
{
    private static readonly TimeSpan apart = TimeSpan.FromHours(1);

    public async Task HandleAsync(PlanAuditsJob job, JobRun run, CancellationToken cancellation)
    {
        var id = SyncRun.NewId(time.GetUtcNow());
        var followed = communities
            .All.Where(community => community.IsFollowed)
            .OrderBy(community => community.Tenant.Value, StringComparer.Ordinal)
            .ToList();
        await db.WriteAsync(
            async unit =>
            {
                foreach (var (position, community) in followed.Index())
                {
                    await unit.EnqueueAsync(new AuditChainJob(community.Tenant.Value, id), job.At + (position * apart));
                }
            },
            cancellation
        );
    }
}
