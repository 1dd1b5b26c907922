using System.Security.Cryptography;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;

namespace Guildhall.Core.Usage;

/// <summary>
/// Who used what, and whether there is room for more. A run is reserved before it starts and settled, or released,
/// when it has ended; reserved and settled together never pass a limit, however many start at once.
/// </summary>
public sealed class UsageLedger(Db db, TimeProvider time)
{
    private static readonly TimeSpan kept = TimeSpan.FromDays(2);

    /// <summary>Takes a place for one run, or says which limit is in the way, its value and when it resets.</summary>
    public Task<Result<Reservation>> ReserveAsync(
        TenantId tenant,
        Quotas quotas,
        UsageRequest request,
        CancellationToken cancellation
    )
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var id = $"{tenant.Value}:{request.Key ?? RandomNumberGenerator.GetHexString(32, true)}";
        var reservation = new Reservation(
            id,
            tenant.Value,
            request.Kind,
            request.EstimatedMicroDollars,
            now,
            now + request.Hold
        );
        return db.WriteAsync(unit => ReserveAsync(unit, quotas, request, reservation), cancellation);
    }

    /// <summary>Puts what was really used in the place of the reservation.</summary>
    /// <returns>False when it was settled or released before; then nothing is counted or recorded.</returns>
    public Task<bool> SettleAsync(Reservation reservation, UsageEntry actual, CancellationToken cancellation)
    {
        var windows = UsageWindows.At(reservation.MadeAt);
        var count = new
        {
            reservation.Tenant,
            windows.Minute,
            windows.Day,
            windows.Month,
            Runs = actual.CountsAsRun ? 1L : 0L,
            Spent = actual.CostMicroDollars ?? reservation.EstimatedMicroDollars,
            LongAgo = reservation.MadeAt - kept,
        };
        return db.WriteAsync(
            async unit =>
            {
                if (!await TakeAsync(unit, reservation))
                {
                    return false;
                }

                await unit.ExecuteAsync(UsageSql.Count, count);
                await unit.ExecuteAsync(UsageSql.ForgetMinutes, count);
                await RecordAsync(unit, reservation.Tenant, reservation.Kind, actual);
                return true;
            },
            cancellation
        );
    }

    /// <summary>Gives the place back: the run did not happen and cost nothing. False when that was done before.</summary>
    public Task<bool> ReleaseAsync(Reservation reservation, CancellationToken cancellation) =>
        db.WriteAsync(unit => TakeAsync(unit, reservation), cancellation);

    /// <summary>Records a run that needs no place in a quota: an answer from the cache.</summary>
    public Task RecordAsync(TenantId tenant, string kind, UsageEntry entry, CancellationToken cancellation) =>
        db.WriteAsync(unit => RecordAsync(unit, tenant.Value, kind, entry), cancellation);

    /// <summary>Sums by kind, model and outcome; <paramref name="until"/> is not included.</summary>
    public Task<IReadOnlyList<UsageTotal>> TotalsAsync(
        TenantId tenant,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<UsageTotal>(
            UsageSql.Totals,
            new
            {
                Tenant = tenant,
                From = from,
                Until = until,
            },
            cancellation
        );

    private static async Task<Result<Reservation>> ReserveAsync(
        Unit unit,
        Quotas quotas,
        UsageRequest request,
        Reservation reservation
    )
    {
        await unit.ExecuteAsync(UsageSql.Lock, reservation);
        if (
            request.Key is not null
            && await unit.QuerySingleOrDefaultAsync<Reservation>(UsageSql.Existing, reservation) is { } existing
        )
        {
            return existing;
        }

        var windows = UsageWindows.At(reservation.MadeAt);
        var current = new
        {
            reservation.Tenant,
            windows.Minute,
            windows.Day,
            windows.Month,
            Now = reservation.MadeAt,
            LongAgo = reservation.MadeAt - kept,
        };
        var state = new UsageState
        {
            Windows = windows,
            Settled = await unit.QueryAsync<SettledUsage>(UsageSql.Settled, current),
            Reserved = (await unit.QuerySingleOrDefaultAsync<ReservedUsage>(UsageSql.Reserved, current))!,
        };
        if (state.Check(quotas, request) is { } refusal)
        {
            return refusal;
        }

        await unit.ExecuteAsync(UsageSql.Forget, current);
        await unit.ExecuteAsync(UsageSql.Reserve, reservation);
        return reservation;
    }

    private static async Task<bool> TakeAsync(Unit unit, Reservation reservation)
    {
        await unit.ExecuteAsync(UsageSql.Lock, reservation);
        return await unit.ExecuteAsync(UsageSql.Take, reservation) == 1;
    }

    private static Task<int> RecordAsync(Unit unit, string tenant, string kind, UsageEntry entry) =>
        unit.ExecuteAsync(
            UsageSql.Record,
            new
            {
                Tenant = tenant,
                Kind = kind,
                entry.Model,
                entry.Project,
                entry.Audience,
                entry.InputTokens,
                entry.OutputTokens,
                entry.CostMicroDollars,
                Cached = entry.IsCached ? 1L : 0L,
                entry.Outcome,
                unit.Now,
            }
        );
}

/// <param name="CostMicroDollars">Of the runs whose cost is known; null when none is.</param>
/// <param name="UnknownCosts">Runs whose cost is not known.</param>
public sealed record UsageTotal(
    string Kind,
    string? Model,
    string Outcome,
    long Runs,
    long Cached,
    long? InputTokens,
    long? OutputTokens,
    long? CostMicroDollars,
    long UnknownCosts
);
