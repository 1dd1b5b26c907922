using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What changed for whom, for those that act on it: each reader deals with every snapshot's changes and then marks it.
/// A reader that was cut off in between finds them again, so what it does with one is idempotent by snapshot and wallet.</summary>
internal sealed class StandingChanges(Db db)
{
    /// <summary>In the order of the snapshots; empty where there is nothing new.</summary>
    /// <param name="reader">A stable, kebab-case name: <c>announcements</c>.</param>
    public async Task<IReadOnlyList<ChangeRow>> UnseenAsync(
        TenantId tenant,
        string reader,
        CancellationToken cancellation
    )
    {
        var seen = await db.QuerySingleOrDefaultAsync<long?>(
            EligibilitySql.Seen,
            new { Tenant = tenant, Reader = reader },
            cancellation
        );
        return await db.QueryAsync<ChangeRow>(
            EligibilitySql.ChangesAfter,
            new { Tenant = tenant, Seen = seen ?? 0 },
            cancellation
        );
    }

    /// <summary>In the unit of what the reader did. Going back has no effect.</summary>
    public static Task MarkSeenAsync(Unit unit, TenantId tenant, string reader, long snapshot) =>
        unit.ExecuteAsync(
            EligibilitySql.MarkSeen,
            new
            {
                Tenant = tenant,
                Reader = reader,
                Snapshot = snapshot,
            }
        );
}
