using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Wallets.Links;

/// <summary>Changes the key of the links. What was begun and cut off, the next start ends.</summary>
internal sealed class LinkRekey(LinkKeys keys, LinkVault vault, TenantRegistry tenants)
{
    /// <summary>Makes a new key and seals every link with it. Nothing else may link meanwhile: stop the service first.
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
        if (keys.Former is null)
        {
            return 0;
        }

        var links = 0;
        foreach (var tenant in tenants.All)
        {
            links += await vault.ResealAsync(tenant.Id, cancellation);
        }

        keys.Forget();
        return links;
    }
}
