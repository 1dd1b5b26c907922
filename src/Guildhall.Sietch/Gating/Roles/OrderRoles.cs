using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>Each minute: communities whose standings changed are compared, and all of them at the full hour.
/// Once a day the members are read anew, whatever events have told.</summary>
internal sealed class OrderRoles(CommunityRegistry communities, GateStandings standings, Db db)
    : IJobHandler<OrderRolesJob>
{
    public async Task HandleAsync(OrderRolesJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var community in communities.All)
        {
            var isNews = await standings.HasNewsAsync(community.Tenant, cancellation);
            var isHour = job.At.Minute == 0;
            if (job.At is { Hour: 3, Minute: 23 })
            {
                await db.WriteAsync(unit => unit.EnqueueAsync(new ReadHoldersJob(community.Tenant)), cancellation);
            }

            if (isNews || isHour)
            {
                var cause = isNews ? RoleCause.Change : RoleCause.Sweep;
                await db.WriteAsync(unit => ReconcileRolesJob.OrderAsync(unit, community.Tenant, cause), cancellation);
            }
        }
    }
}
