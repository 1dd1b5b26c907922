using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Changes the key of the links. What was begun and cut off, the next start ends.</summary>
internal sealed class LinkRekey(LinkKeys keys, LinkRows rows, TenantRegistry tenants, Db db)
{
    /// <summary>Makes a new key and seals every link with it. A running service sees the new file before it seals again.
    /// </summary>
    /// <returns>How many links.</returns>
    /// <exception cref="InvalidOperationException">The key is a setting, or the last change is not finished.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        keys.Renew();
        return await FinishAsync(cancellation);
    }

    /// <summary>Does nothing where no key is being replaced.</summary>
    /// <returns>How many links.</returns>
    public async Task<int> FinishAsync(CancellationToken cancellation)
    {
        if (!keys.IsChanging)
        {
            return 0;
        }

        var links = 0;
        foreach (var tenant in tenants.All)
        {
            links += await db.WriteAsync(unit => rows.ResealAsync(unit, tenant.Id), cancellation);
        }

        keys.Forget();
        return links;
    }
}
