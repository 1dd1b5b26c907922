using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility.Following;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Eligibility.Retention;

/// <summary>Deletes old snapshots and runs, but for what is read still: the published snapshot and the one before it, those that
/// a follower has not gone beyond, and the newest run. The bar's history and the audit log have rows of their own.</summary>
internal sealed class ForgetHistory(
    Db db,
    CommunityTenants tenants,
    IEnumerable<ISnapshotFollower> followers,
    IOptions<SietchOptions> options
) : IJobHandler<ForgetHistoryJob>
{
    public async Task HandleAsync(ForgetHistoryJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var tenant in tenants())
        {
            await ForgetAsync(tenant, cancellation);
        }
    }

    private Task ForgetAsync(TenantId tenant, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var old = new { Tenant = tenant, Before = unit.Now - options.Value.HistoryRetention };
                await unit.ExecuteAsync(RetentionSql.Syncs, old);
                if (
                    await unit.QuerySingleOrDefaultAsync<EligibilityState>(EligibilitySql.State, old)
                    is not { Snapshot: var published }
                )
                {
                    return;
                }

                var readers = await unit.QueryAsync<ReaderRow>(RetentionSql.Readers, old);
                var seen = readers.ToDictionary(reader => reader.Reader, reader => reader.Snapshot);
                var first = followers
                    .Select(follower => seen.GetValueOrDefault(follower.Reader))
                    .Append(published - 1)
                    .Min();
                await unit.ExecuteAsync(
                    RetentionSql.Snapshots,
                    new
                    {
                        Tenant = tenant,
                        old.Before,
                        First = first,
                    }
                );
            },
            cancellation
        );

    private sealed record ReaderRow(string Reader, long Snapshot);
}
