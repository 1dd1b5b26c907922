using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Gating.Roles;

/// <summary>What roles go by: the published standings, and whether anything may be taken because of them.</summary>
internal sealed class GateStandings(Db db)
{
    private const string Reader = "roles";

    /// <summary>Null while nothing trustworthy was ever published.</summary>
    public async Task<GateBasis?> TryReadAsync(TenantId tenant, CancellationToken cancellation)
    {
        var find = new { Tenant = tenant, Reader };
        var state = await db.QuerySingleOrDefaultAsync<State>(RoleSql.State, find, cancellation);
        if (state is null or { Snapshot: 0 })
        {
            return null;
        }

        var rows = await db.QueryAsync<Row>(RoleSql.Tiers, find, cancellation);
        return new()
        {
            Snapshot = state.Snapshot,
            IsNews = state.Snapshot > state.Seen,
            IsTrusted = state.GraceSince is null && state.Holds == 0,
            Tiers = rows.ToDictionary(row => Address.From(row.Wallet), row => Enum.Parse<Tier>(row.Tier)),
        };
    }

    /// <summary>Was anything published that the roles do not follow yet?</summary>
    public async Task<bool> HasNewsAsync(TenantId tenant, CancellationToken cancellation) =>
        await db.QuerySingleOrDefaultAsync<State>(RoleSql.State, new { Tenant = tenant, Reader }, cancellation)
            is { } state
        && state.Snapshot > state.Seen;

    /// <summary>The roles follow that snapshot now. Going back has no effect.</summary>
    public static Task MarkSeenAsync(Unit unit, TenantId tenant, long snapshot) =>
        StandingChanges.MarkSeenAsync(unit, tenant, Reader, snapshot);

    private sealed record State(long Snapshot, DateTimeOffset? GraceSince, long Seen, long Holds);

    private sealed record Row(byte[] Wallet, string Tier);
}

/// <summary>One reading of the standings.</summary>
internal sealed record GateBasis
{
    public required long Snapshot { get; init; }

    /// <summary>The roles do not follow this snapshot yet.</summary>
    public required bool IsNews { get; init; }

    /// <summary>False while the chain is out of reach or a result waits for an admin: then nobody loses anything by it.</summary>
    public required bool IsTrusted { get; init; }

    public required IReadOnlyDictionary<Address, Tier> Tiers { get; init; }

    public Tier TierOf(Address wallet) => Tiers.TryGetValue(wallet, out var tier) ? tier : Tier.None;
}
