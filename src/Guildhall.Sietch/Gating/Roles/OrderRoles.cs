using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>Each minute: communities whose standings changed are compared, those where something stood in the way the last time,
/// and those that were not in this hour. Once a day the members are read anew, whatever events have told. It goes by what was
/// done, so that a minute that is missed is none.</summary>
internal sealed class OrderRoles(CommunityRegistry communities, GateStandings standings, RoleBook book, Db db)
    : IJobHandler<OrderRolesJob>
{
    private static readonly TimeSpan day = TimeSpan.FromDays(1);

    public async Task HandleAsync(OrderRolesJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var community in communities.All)
        {
            var last = await book.TryRunAsync(community.Tenant, cancellation);
            var isNews = await standings.HasNewsAsync(community.Tenant, cancellation);
            if (last is null)
            {
                await ReadFirstAsync(community, isNews, cancellation);
                continue;
            }

            var isHour = HourOf(job.At) > HourOf(last.RanAt);
            // What stands in the way may be gone, and nothing tells so.
            var isHindered = last.Problems.Length > 0 || last.Lost > 0;
            // Of each there is one, however long it waits for the server to come into view: the next minute looks again.
            if (isNews || isHour || isHindered)
            {
                var cause = isNews || isHindered ? RoleCause.Change : RoleCause.Sweep;
                var compare = new ReconcileRolesJob(community.Tenant, cause, 0);
                await db.WriteAsync(unit => unit.EnqueueAsync(compare), cancellation);
            }

            if (last.ReadAt + day is { } due && due <= job.At)
            {
                var read = new ReadHoldersJob(community.Tenant, due);
                await db.WriteAsync(unit => unit.EnqueueAsync(read), cancellation);
            }
        }
    }

    /// <summary>A server that comes into view is read by itself; one whose community was erased since is not, until there is
    /// something to compare.</summary>
    private async Task ReadFirstAsync(Community community, bool isNews, CancellationToken cancellation)
    {
        if (isNews)
        {
            var first = new ReadHoldersJob(community.Tenant, DateTimeOffset.UnixEpoch);
            await db.WriteAsync(unit => unit.EnqueueAsync(first), cancellation);
        }
    }

    private static long HourOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerHour;
}
