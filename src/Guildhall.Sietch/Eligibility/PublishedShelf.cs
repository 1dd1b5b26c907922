using System.Collections.Frozen;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What is published, in memory: at once where this process published it, else a moment after another did.</summary>
internal sealed class PublishedShelf(EligibilityBook book, CommunityTenants tenants) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private volatile FrozenDictionary<string, Published> current = FrozenDictionary<string, Published>.Empty;

    /// <summary>Null while nothing trustworthy was published.</summary>
    public Published? TryGet(TenantId tenant) => current.GetValueOrDefault(tenant.Value);

    /// <exception cref="StorageException">The database did not answer; what was known stays.</exception>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var next = new Dictionary<string, Published>(StringComparer.Ordinal);
            foreach (var tenant in tenants())
            {
                if (await book.TryStateAsync(tenant, cancellation) is { Snapshot: > 0 } state)
                {
                    next[tenant.Value] = await ReadAsync(state, cancellation);
                }
            }

            current = next.ToFrozenDictionary(StringComparer.Ordinal);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task<Published> ReadAsync(EligibilityState state, CancellationToken cancellation)
    {
        var known = TryGet(state.TenantId);
        if (known?.State == state)
        {
            return known;
        }

        var snapshot = (await book.TrySnapshotAsync(state.TenantId, state.Snapshot, cancellation))!;
        // Numbers begin anew where a community was erased.
        if (known?.Snapshot.Number == snapshot.Number && known.Snapshot.MadeAt == snapshot.MadeAt)
        {
            return known with { State = state };
        }

        var standings = await book.StandingsAsync(state.TenantId, cancellation);
        return new(state, snapshot, standings.ToFrozenDictionary());
    }
}

/// <summary>One community's published state. Immutable.</summary>
internal sealed record Published(
    EligibilityState State,
    SnapshotRow Snapshot,
    FrozenDictionary<Address, Standing> Standings
);
