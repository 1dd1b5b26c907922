using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Links that are sealed with a key which is not here. Whoever has one loses nothing while it cannot be read.</summary>
internal sealed class LostLinks(Db db, LinkKeys keys, CommunityTenants tenants)
{
    public async Task<long> CountAsync(CancellationToken cancellation)
    {
        var lost = 0L;
        foreach (var (_, tally) in await TallyAsync(cancellation))
        {
            lost += tally.Lost;
        }

        return lost;
    }

    /// <summary>Of every community.</summary>
    public async Task<IReadOnlyList<(TenantId Tenant, LinkTally Tally)>> TallyAsync(CancellationToken cancellation)
    {
        var tallies = new List<(TenantId, LinkTally)>();
        foreach (var tenant in tenants())
        {
            tallies.Add((tenant, await TallyAsync(tenant, cancellation)));
        }

        return tallies;
    }

    public async Task<LinkTally> TallyAsync(TenantId tenant, CancellationToken cancellation) =>
        (await db.QuerySingleOrDefaultAsync<LinkTally>(LinkSql.Tally, Row(tenant, keys.Ids), cancellation))!;

    /// <summary>Their members prove their wallets again.</summary>
    /// <returns>How many.</returns>
    public Task<int> DropAsync(string actor, CancellationToken cancellation)
    {
        var ids = keys.Ids;
        var rows = tenants().Select(tenant => (Tenant: tenant, Row: Row(tenant, ids))).ToList();
        return db.WriteAsync(
            async unit =>
            {
                var dropped = 0;
                foreach (var (tenant, row) in rows)
                {
                    if (await unit.ExecuteAsync(LinkSql.DropUnreadable, row) is > 0 and var own)
                    {
                        dropped += own;
                        await unit.AuditAsync(
                            new()
                            {
                                Tenant = tenant,
                                Actor = actor,
                                Action = "sietch.links_dropped",
                            }
                        );
                    }
                }

                return dropped;
            },
            cancellation
        );
    }

    private static object Row(TenantId tenant, IReadOnlyList<string> ids) =>
        new
        {
            Tenant = tenant,
            One = ids.ElementAtOrDefault(0) ?? "",
            Other = ids.ElementAtOrDefault(1) ?? "",
        };
}
