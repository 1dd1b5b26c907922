using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Badges;

/// <summary>The council's terms; empty where there is no council yet.</summary>
internal delegate Task<IReadOnlyList<Term>> TermsOf(TenantId tenant, CancellationToken cancellation);

/// <summary>Who holds which badges.</summary>
internal sealed class BadgeBook(Db db, TermsOf terms, TimeProvider time)
{
    private const int LongestReason = 500;

    /// <summary>Those that are held now, in the order of the catalogue.</summary>
    public async Task<IReadOnlyDictionary<MemberId, IReadOnlyList<HeldBadge>>> AllAsync(
        TenantId tenant,
        CancellationToken cancellation
    ) =>
        (await db.QueryAsync<Row>(BadgeSql.Held, new { Tenant = tenant }, cancellation))
            .Where(row => BadgeCatalogue.TryGet(row.Badge) is not null)
            .GroupBy(row => row.MemberId)
            .ToDictionary(
                own => own.Key,
                IReadOnlyList<HeldBadge> (own) =>
                    [
                        .. BadgeCatalogue.All.SelectMany(kind =>
                            own.Where(row => row.Badge == kind.Id).Select(row => new HeldBadge(kind, row.AwardedAt))
                        ),
                    ]
            );

    /// <summary>Activity points of everybody, as they are now.</summary>
    public async Task<IReadOnlyDictionary<MemberId, double>> BalancesAsync(
        TenantId tenant,
        CancellationToken cancellation
    )
    {
        var period = ActivityRules.PeriodOf(time.GetUtcNow());
        return (await db.QueryAsync<BalanceRow>(BadgeSql.Balances, new { Tenant = tenant }, cancellation)).ToDictionary(
            row => row.MemberId,
            row => new Balance(row.Points, row.Period).In(period)
        );
    }

    /// <summary>Gives what is earned by itself and was never given.</summary>
    /// <returns>How many badges.</returns>
    public async Task<int> EarnAsync(TenantId tenant, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var facts = await FactsAsync(tenant, cancellation);
        var known = (await db.QueryAsync<Known>(BadgeSql.Known, new { Tenant = tenant }, cancellation)).ToHashSet();
        var due = facts
            .SelectMany(member =>
                BadgeCatalogue
                    .All.Where(kind => member.Value.Earn(kind, now))
                    .Select(kind => new Known(member.Key, kind.Id))
            )
            .Where(earned => !known.Contains(earned))
            .ToList();
        if (due.Count == 0)
        {
            return 0;
        }

        return await db.WriteAsync(
            async unit =>
            {
                var given = 0;
                foreach (var earned in due)
                {
                    var row = new
                    {
                        Tenant = tenant,
                        Member = earned.MemberId,
                        earned.Badge,
                        unit.Now,
                    };
                    given += await unit.ExecuteAsync(BadgeSql.Earn, row);
                }

                await ReconcileRolesJob.OrderAsync(unit, tenant, RoleCause.Change);
                return given;
            },
            cancellation
        );
    }

    /// <summary>An admin gives a badge. Null: done.</summary>
    public async Task<Refusal?> AwardAsync(BadgeOrder order, string reason, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            return BadgeRefusals.Reason;
        }

        if (Bio.NamesSomebody(reason))
        {
            return BadgeRefusals.Leads;
        }

        return await db.WriteAsync(
            async unit =>
            {
                var row = order.Row(unit.Now, reason.Trim());
                var state = await unit.QuerySingleOrDefaultAsync<BadgeState>(BadgeSql.State, row);
                if (!order.Kind.IsAwardable && state is null)
                {
                    return BadgeRefusals.Automatic(order.Kind);
                }

                if (await unit.ExecuteAsync(BadgeSql.Award, row) == 0)
                {
                    return BadgeRefusals.Held(order.Kind);
                }

                await FollowAsync(unit, order, "awarded", reason);
                return null;
            },
            cancellation
        );
    }

    /// <summary>An admin takes a badge, for good: it does not come back by itself. Null: done.</summary>
    public Task<Refusal?> RevokeAsync(BadgeOrder order, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                if (await unit.ExecuteAsync(BadgeSql.Revoke, order.Row(unit.Now, null)) == 0)
                {
                    return BadgeRefusals.NotHeld(order.Kind);
                }

                await FollowAsync(unit, order, "revoked", null);
                return (Refusal?)null;
            },
            cancellation
        );

    public static Task<int> EraseAsync(Unit unit, TenantId tenant, MemberId member) =>
        unit.ExecuteAsync(BadgeSql.Erase, new { Tenant = tenant, Member = member });

    // The audit log names the opaque id: whoever is erased takes their nym out of it.
    private static async Task FollowAsync(Unit unit, BadgeOrder order, string what, string? reason)
    {
        var details = new Dictionary<string, string> { ["badge"] = order.Kind.Id };
        if (reason is not null)
        {
            details["reason"] = reason;
        }

        await unit.AuditAsync(
            new()
            {
                Tenant = order.Tenant,
                Actor = order.By,
                Action = $"sietch.badge.{what}",
                Subject = order.Member.Value,
                Details = details,
            }
        );
        await AlertBook.QueueAsync(
            unit,
            new()
            {
                Tenant = order.Tenant,
                Member = order.Member,
                Kind = reason is null ? AlertKind.BadgeRevoked : AlertKind.BadgeAwarded,
                Key = string.Create(
                    CultureInfo.InvariantCulture,
                    $"badge:{order.Kind.Id}:{what}:{unit.Now.ToUnixTimeMilliseconds()}"
                ),
                Detail = order.Kind.Id,
            }
        );
        await ReconcileRolesJob.OrderAsync(unit, order.Tenant, RoleCause.Change);
    }

    private async Task<IReadOnlyDictionary<MemberId, BadgeFacts>> FactsAsync(
        TenantId tenant,
        CancellationToken cancellation
    )
    {
        var onboarded = await db.QueryAsync<Profile>(ProfileSql.Onboarded, new { Tenant = tenant }, cancellation);
        var balances = await BalancesAsync(tenant, cancellation);
        // After the members: of one who is erased in between there is a place too many for a day, and never one too few.
        var gone = await db.QuerySingleOrDefaultAsync<long>(
            ProfileSql.FoundersGone,
            new { Tenant = tenant },
            cancellation
        );
        var firsts = (await terms(tenant, cancellation))
            .GroupBy(term => term.MemberId)
            .ToDictionary(own => own.Key, own => own.Min(term => term.Number));
        return onboarded
            .Index()
            .Where(member => member.Item.IsVisible)
            .ToDictionary(
                member => member.Item.MemberId,
                member => new BadgeFacts
                {
                    OnboardedAt = member.Item.OnboardedAt!.Value,
                    LaunchedAt = onboarded[0].OnboardedAt!.Value,
                    Balance = balances.GetValueOrDefault(member.Item.MemberId),
                    Before = member.Index + gone,
                    TermsBefore = firsts.TryGetValue(member.Item.MemberId, out var first) ? first - 1 : null,
                }
            );
    }

    private sealed record Row(MemberId MemberId, string Badge, DateTimeOffset AwardedAt);

    private sealed record Known(MemberId MemberId, string Badge);

    private sealed record BalanceRow(MemberId MemberId, double Points, long Period);

    private sealed record BadgeState(string Badge, DateTimeOffset? RevokedAt);
}

internal sealed record HeldBadge(BadgeKind Kind, DateTimeOffset At);

/// <summary>What an admin wants of whom.</summary>
/// <param name="By">As audit rows name them.</param>
internal sealed record BadgeOrder(TenantId Tenant, MemberId Member, BadgeKind Kind, string By)
{
    internal object Row(DateTimeOffset now, string? reason) =>
        new
        {
            Tenant,
            Member,
            Badge = Kind.Id,
            Now = now,
            By,
            Reason = reason,
        };
}
