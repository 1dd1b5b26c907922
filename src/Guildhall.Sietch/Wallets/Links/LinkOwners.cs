using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Links from before it was kept whose they are: as far as they can be read, it is kept now.</summary>
internal sealed class LinkOwners(Db db, LinkRows rows, CommunityTenants tenants)
{
    public async Task FillAsync(CancellationToken cancellation)
    {
        foreach (var tenant in tenants())
        {
            await db.WriteAsync(
                async unit =>
                {
                    await rows.OwnAsync(unit, tenant);
                    return true;
                },
                cancellation
            );
        }
    }
}
