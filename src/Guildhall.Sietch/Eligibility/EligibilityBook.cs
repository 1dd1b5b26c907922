using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What is published and how the syncs go, as stored.</summary>
internal sealed class EligibilityBook(Db db)
{
    /// <summary>Null before the first sync.</summary>
    public Task<EligibilityState?> TryStateAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<EligibilityState>(EligibilitySql.State, new { Tenant = tenant }, cancellation);

    public Task<SnapshotRow?> TrySnapshotAsync(TenantId tenant, long number, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<SnapshotRow>(
            EligibilitySql.Snapshot,
            new { Tenant = tenant, Number = number },
            cancellation
        );

    public async Task<IReadOnlyDictionary<Address, Standing>> StandingsAsync(
        TenantId tenant,
        CancellationToken cancellation
    ) =>
        (await db.QueryAsync<StandingRow>(EligibilitySql.Standings, new { Tenant = tenant }, cancellation))
            .Select(row => row.ToStanding())
            .ToDictionary(standing => standing.Wallet);

    /// <summary>Begins the run, or finds how far it came before.</summary>
    public async Task<SyncRow> BeginAsync(TenantId tenant, string id, CancellationToken cancellation)
    {
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(EligibilitySql.AddState, new { Tenant = tenant });
                await unit.ExecuteAsync(
                    EligibilitySql.AddSync,
                    new
                    {
                        Tenant = tenant,
                        Id = id,
                        unit.Now,
                    }
                );
            },
            cancellation
        );
        return (
            await db.QuerySingleOrDefaultAsync<SyncRow>(
                EligibilitySql.Sync,
                new { Tenant = tenant, Id = id },
                cancellation
            )
        )!;
    }

    public Task MarkReadAsync(
        TenantId tenant,
        string id,
        Block head,
        ulong? rolledBackTo,
        CancellationToken cancellation
    )
    {
        var read = new
        {
            Tenant = tenant,
            Id = id,
            Block = (long)head.Number,
            Hash = head.Hash.ToArray(),
            RolledBackTo = (long?)rolledBackTo,
        };
        return db.WriteAsync(unit => unit.ExecuteAsync(EligibilitySql.MarkRead, read), cancellation);
    }

    /// <summary>The newest run, also one that goes on; null before the first.</summary>
    public Task<SyncRow?> TryLastSyncAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<SyncRow>(EligibilitySql.LastSync, new { Tenant = tenant }, cancellation);
}
