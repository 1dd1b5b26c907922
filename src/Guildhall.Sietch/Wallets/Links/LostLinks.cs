using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Links that are sealed with a key which is not here. While there is one, no roles are compared: nobody can say whose
/// it is, and nobody shall lose a role because of it.</summary>
internal sealed class LostLinks(Db db, LinkKeys keys, CommunityTenants tenants)
{
    public async Task<long> CountAsync(CancellationToken cancellation)
    {
        var (lost, ids) = (0L, keys.Ids);
        foreach (var tenant in tenants())
        {
            lost += await db.QuerySingleOrDefaultAsync<long>(LinkSql.Unreadable, Row(tenant, ids), cancellation);
        }

        return lost;
    }

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
