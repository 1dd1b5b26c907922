using System.Collections.Concurrent;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Waitlist;

/// <summary>The wallets of those who wait, for the marks beside them; remembered for a minute, so that the door to the links is
/// not opened for every look at the bar.</summary>
internal sealed class RegisteredWallets(WaitlistBook book, LinkVault vault, TimeProvider time)
{
    private static readonly TimeSpan fresh = TimeSpan.FromMinutes(1);
    private static readonly JoinReason reason = new("system", "waitlist-marks");

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    public async Task<IReadOnlySet<Address>> OfAsync(TenantId tenant, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (known.TryGetValue(tenant.Value, out var last) && now - last.At < fresh)
        {
            return last.Wallets;
        }

        var links = (await book.ActiveAsync(tenant, cancellation)).Select(active => active.LinkId).ToHashSet();
        IReadOnlySet<Address> wallets =
            links.Count == 0
                ? new HashSet<Address>()
                : (await vault.AllAsync(tenant, reason, cancellation))
                    .Where(held => links.Contains(held.Link))
                    .Select(held => held.Wallet)
                    .ToHashSet();
        known[tenant.Value] = new(now, wallets);
        return wallets;
    }

    /// <summary>Somebody has come or gone.</summary>
    public void Forget(TenantId tenant) => known.TryRemove(tenant.Value, out _);

    private sealed record Known(DateTimeOffset At, IReadOnlySet<Address> Wallets);
}
