using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility.Rulings;

/// <summary>The rulings as stored, and those of the tenant file.</summary>
internal sealed class RulingBook(Db db)
{
    public async Task<IReadOnlyList<Ruling>> InForceAsync(
        Community community,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        [
            .. community.Exclusions.Select(wallet => new Ruling(wallet, RulingKind.Exclude, 0, null)),
            .. (await StandingAsync(community.Tenant, cancellation))
                .Select(row => row.ToRuling())
                .Where(ruling => ruling.IsInForce(now)),
        ];

    /// <summary>Neither lifted nor known to have expired, in the order in which they were made.</summary>
    public Task<IReadOnlyList<RulingRow>> StandingAsync(TenantId tenant, CancellationToken cancellation) =>
        db.QueryAsync<RulingRow>(RulingSql.Standing, new { Tenant = tenant }, cancellation);
}

internal sealed record RulingRow(
    long Number,
    byte[] Wallet,
    RulingKind Kind,
    long UpToBlock,
    string Reason,
    string MadeBy,
    DateTimeOffset MadeAt,
    DateTimeOffset? ExpiresAt,
    string? LiftedBy,
    DateTimeOffset? LiftedAt
)
{
    public Ruling ToRuling() => new(Address.From(Wallet), Kind, (ulong)UpToBlock, ExpiresAt);
}
