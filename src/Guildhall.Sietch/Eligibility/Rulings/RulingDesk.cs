using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility.Rulings;

/// <summary>Makes and lifts rulings, each with its reason and its row in the audit; they act at once, by ranking again what
/// was read last.</summary>
internal sealed class RulingDesk(
    Db db,
    EligibilityBook book,
    HoldBook holds,
    RulingBook rulings,
    Reranking reranking,
    TimeProvider time
)
{
    public const int LongestReason = 500;

    // Longer than a ranking takes: it is asked for by a job only where the process ended in between.
    private static readonly TimeSpan untilMissed = TimeSpan.FromMinutes(2);

    /// <param name="actor">As audit rows name them.</param>
    public async Task<Result<RulingMade>> AddAsync(
        Community community,
        RulingOrder order,
        string actor,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        if (Check(order, now) is { } refusal)
        {
            return refusal;
        }

        var tenant = community.Tenant;
        var known = await KnownAsync(tenant, cancellation);
        if (order.Kind == RulingKind.Pardon && known is null)
        {
            return EligibilityRefusals.NotYet(community);
        }

        var row = new
        {
            Tenant = tenant,
            Wallet = order.Wallet.ToArray(),
            Kind = order.Kind.ToString(),
            // A pardon forgives what is known today; a later burn counts again.
            UpToBlock = order.Kind == RulingKind.Pardon ? known ?? 0 : 0,
            Reason = order.Reason.Trim(),
            By = actor,
            order.ExpiresAt,
            Now = now,
        };
        var made = await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(EligibilitySql.AddState, row);
                await unit.ExecuteAsync(RulingSql.Lock, row);
                await unit.ExecuteAsync(RulingSql.Expire, row);
                var added = await unit.QuerySingleOrDefaultAsync<RulingRow>(RulingSql.Add, row);
                if (added is not null)
                {
                    await unit.AuditAsync(Entry(community, added, "sietch.ruling_made", actor, order.Reason));
                    if (order.ExpiresAt is { } end)
                    {
                        await unit.EnqueueAsync(new RerankJob(tenant.Value, added.Number, IsMissed: false), end);
                    }

                    await unit.EnqueueAsync(Missed(community, added), unit.Now + untilMissed);
                }

                return added;
            },
            cancellation
        );
        return made is null ? RulingRefusals.Stands(order) : await ActAsync(community, made, actor, cancellation);
    }

    public async Task<Result<RulingMade>> LiftAsync(
        Community community,
        long number,
        string reason,
        string actor,
        CancellationToken cancellation
    )
    {
        if (reason.Trim().Length is 0 or > LongestReason)
        {
            return RulingRefusals.NoReason;
        }

        var lift = new
        {
            community.Tenant,
            Number = number,
            By = actor,
            Now = time.GetUtcNow(),
        };
        var lifted = await db.WriteAsync(
            async unit =>
            {
                var row = await unit.QuerySingleOrDefaultAsync<RulingRow>(RulingSql.Lift, lift);
                if (row is not null)
                {
                    await unit.AuditAsync(Entry(community, row, "sietch.ruling_lifted", actor, reason));
                    await unit.EnqueueAsync(Missed(community, row), unit.Now + untilMissed);
                }

                return row;
            },
            cancellation
        );
        return lifted is null ? RulingRefusals.Unknown(number) : await ActAsync(community, lifted, actor, cancellation);
    }

    private static RerankJob Missed(Community community, RulingRow ruling) =>
        new(community.Tenant.Value, ruling.Number, IsMissed: true);

    private async Task<RulingMade> ActAsync(
        Community community,
        RulingRow ruling,
        string actor,
        CancellationToken cancellation
    )
    {
        var effect = await reranking.RunAsync(community, actor, cancellation);
        await db.WriteAsync(unit => unit.CancelAsync<RerankJob>(Missed(community, ruling).Key), cancellation);
        var wallet = Address.From(ruling.Wallet);
        var now = time.GetUtcNow();
        var others = (await rulings.StandingAsync(community.Tenant, cancellation)).Where(row =>
            row.Number != ruling.Number && row.ToRuling() is var other && other.Wallet == wallet && other.IsInForce(now)
        );
        return new(
            ruling,
            [
                .. others.Select(row => (row.Kind, (long?)row.Number)),
                .. community.Exclusions.Contains(wallet)
                    ? [(RulingKind.Exclude, null)]
                    : Array.Empty<(RulingKind, long?)>(),
            ],
            effect
        );
    }

    /// <summary>Up to which block admins have seen what happened, published or held; null before the first.</summary>
    private async Task<long?> KnownAsync(TenantId tenant, CancellationToken cancellation)
    {
        var state = await book.TryStateAsync(tenant, cancellation);
        var snapshot = state is null ? null : await book.TrySnapshotAsync(tenant, state.Snapshot, cancellation);
        var hold = await holds.TryWaitingAsync(tenant, cancellation);
        return hold is null ? snapshot?.Block : Math.Max(hold.Block, snapshot?.Block ?? 0);
    }

    private static Refusal? Check(RulingOrder order, DateTimeOffset now) =>
        order.Wallet == Address.Zero ? RulingRefusals.NoWallet
        : order.Reason.Trim().Length is 0 or > LongestReason ? RulingRefusals.NoReason
        : order.Kind is RulingKind.Remove or RulingKind.Exclude && RulingRefusals.NamesWallet(order.Reason)
            ? RulingRefusals.WalletInReason
        : order is { Kind: RulingKind.Pardon, ExpiresAt: null } ? RulingRefusals.EndlessPardon
        : order.ExpiresAt <= now ? RulingRefusals.AlreadyOver
        : null;

    private static AuditEntry Entry(Community community, RulingRow row, string action, string actor, string reason) =>
        new()
        {
            Tenant = community.Tenant,
            Actor = actor,
            Action = action,
            Subject = string.Create(CultureInfo.InvariantCulture, $"ruling {row.Number}"),
            Details = new Dictionary<string, string>
            {
                ["kind"] = row.Kind.ToString(),
                ["wallet"] = Address.From(row.Wallet).ToString(),
                ["reason"] = reason.Trim(),
            },
        };
}

/// <param name="ExpiresAt">Null for one that stands until it is lifted.</param>
internal sealed record RulingOrder(Address Wallet, RulingKind Kind, string Reason, DateTimeOffset? ExpiresAt);

/// <param name="Beside">What else stands for that wallet; without a number what the tenant file says.</param>
/// <param name="Effect">Null where it acts with the next sync.</param>
internal sealed record RulingMade(
    RulingRow Ruling,
    IReadOnlyList<(RulingKind Kind, long? Number)> Beside,
    Outcome? Effect
);
