using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>What members are to be told: written in the unit of what it is about, delivered by a job until Discord says that it
/// has it.</summary>
internal sealed class AlertBook(Db db)
{
    /// <summary>Alerts that have ended are remembered so long.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(90);

    private static readonly TimeSpan untilLost = TimeSpan.FromMinutes(10);

    /// <summary>Tells a member something, unless they were told of that key, do not want such alerts, or have had as many this
    /// week as they want.</summary>
    /// <returns>False where nothing will be sent.</returns>
    public static async Task<bool> QueueAsync(Unit unit, AlertOrder order)
    {
        var preferences = await AlertChoices.OfAsync(unit, order.Tenant, order.Member);
        if (!preferences.Wants(order.Kind))
        {
            return false;
        }

        var row = new
        {
            order.Tenant,
            order.Id,
            order.Member,
            Kind = order.Kind.ToString(),
            order.Key,
            order.Detail,
            Week = AlertWeek.Of(unit.Now),
            unit.Now,
            MadeAt = unit.Now + TimeSpan.FromMilliseconds(order.Place),
            State = AlertState.Skipped,
            Why = "quota",
        };
        if (await unit.ExecuteAsync(AlertSql.Add, row) == 0)
        {
            return false;
        }

        if (AlertPreferences.IsCounted(order.Kind))
        {
            await unit.ExecuteAsync(AlertSql.Overtake, row);
            if (await unit.QuerySingleOrDefaultAsync<long>(AlertSql.Spent, row) >= preferences.PerWeek)
            {
                await unit.ExecuteAsync(AlertSql.End, row);
                return false;
            }
        }

        // A test asks Discord in any case, and for all that waits.
        if (order.Kind == AlertKind.Test)
        {
            await AgainAsync(unit, order.Tenant, order.Member);
        }

        if (await unit.ExecuteAsync(AlertSql.HoldWithOthers, row) == 0)
        {
            await unit.EnqueueAsync(new SendAlertJob(order.Tenant, order.Id, 0));
        }

        return true;
    }

    public Task<AlertRow?> TryFindAsync(TenantId tenant, string id, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<AlertRow>(AlertSql.One, new { Tenant = tenant, Id = id }, cancellation);

    /// <returns>False where it has ended already.</returns>
    public Task<bool> EndAsync(AlertRow alert, string state, string? why, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
                await unit.ExecuteAsync(
                    AlertSql.End,
                    new
                    {
                        Tenant = alert.TenantId,
                        alert.Id,
                        State = state,
                        Why = why,
                        unit.Now,
                    }
                ) == 1,
            cancellation
        );

    /// <summary>Keeps all that waits for its member until they take direct messages again.</summary>
    public Task HoldAsync(AlertRow alert, DateTimeOffset next, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    AlertSql.Hold,
                    new
                    {
                        Tenant = alert.TenantId,
                        Member = alert.MemberId,
                        Next = next,
                    }
                ),
            cancellation
        );

    /// <returns>False where it has ended or is held.</returns>
    public Task<bool> BeginAsync(AlertRow alert, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit => await unit.ExecuteAsync(AlertSql.Begin, new { Tenant = alert.TenantId, alert.Id }) == 1,
            cancellation
        );

    /// <summary>Does something wait that was to be told before it?</summary>
    public async Task<bool> HasEarlierAsync(AlertRow alert, CancellationToken cancellation) =>
        await db.QuerySingleOrDefaultAsync<long>(
            AlertSql.Earlier,
            new
            {
                Tenant = alert.TenantId,
                Member = alert.MemberId,
                alert.MadeAt,
                alert.Id,
            },
            cancellation
        ) > 0;

    /// <summary>Held ones whose next attempt is due, and those whose job is lost.</summary>
    public Task<IReadOnlyList<AlertRow>> DueAsync(
        TenantId tenant,
        DateTimeOffset now,
        int limit,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<AlertRow>(
            AlertSql.Due,
            new
            {
                Tenant = tenant,
                Now = now,
                Lost = now - untilLost,
                Limit = limit,
            },
            cancellation
        );

    /// <summary>What a member was told last of how they stand; null for nothing.</summary>
    public static async Task<AlertKind?> LastStandingAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var find = new { Tenant = tenant, Member = member };
        return await unit.QuerySingleOrDefaultAsync<string>(AlertSql.LastStanding, find) is { } kind
            ? Enum.Parse<AlertKind>(kind)
            : null;
    }

    public Task<IReadOnlyList<AlertRow>> HeldAsync(TenantId tenant, MemberId member, CancellationToken cancellation) =>
        db.QueryAsync<AlertRow>(AlertSql.HeldOf, new { Tenant = tenant, Member = member }, cancellation);

    /// <summary>They are sent once more now.</summary>
    public Task AgainAsync(IReadOnlyList<AlertRow> due, CancellationToken cancellation) =>
        due.Count == 0
            ? Task.CompletedTask
            : db.WriteAsync(
                async unit =>
                {
                    foreach (var alert in due)
                    {
                        await unit.ExecuteAsync(AlertSql.Again, new { Tenant = alert.TenantId, alert.Id });
                        await unit.EnqueueAsync(new SendAlertJob(alert.TenantId, alert.Id, alert.Attempts));
                    }
                },
                cancellation
            );

    /// <summary>What is held for a member is sent once more now.</summary>
    public static async Task AgainAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var find = new { Tenant = tenant, Member = member };
        foreach (var held in await unit.QueryAsync<AlertRow>(AlertSql.AgainOf, find))
        {
            await unit.EnqueueAsync(new SendAlertJob(tenant, held.Id, held.Attempts));
        }
    }

    /// <summary>Newest first.</summary>
    /// <param name="kind">Null for every one.</param>
    public Task<IReadOnlyList<AlertRow>> LastAsync(
        TenantId tenant,
        MemberId member,
        AlertKind? kind,
        int limit,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<AlertRow>(
            AlertSql.Last,
            new
            {
                Tenant = tenant,
                Member = member,
                Kind = kind?.ToString(),
                Limit = limit,
            },
            cancellation
        );

    /// <param name="kind">Null for every one.</param>
    public Task<long> CountAsync(TenantId tenant, MemberId member, AlertKind? kind, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<long>(
            AlertSql.CountOf,
            new
            {
                Tenant = tenant,
                Member = member,
                Kind = kind?.ToString(),
            },
            cancellation
        );

    /// <summary>How many of those that a quota limits have arrived this week.</summary>
    public Task<long> LimitedThisWeekAsync(
        TenantId tenant,
        MemberId member,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        db.QuerySingleOrDefaultAsync<long>(
            AlertSql.LimitedInWeek,
            new
            {
                Tenant = tenant,
                Member = member,
                Week = AlertWeek.Of(now),
            },
            cancellation
        );

    public static Task<int> ForgetAsync(Unit unit, TenantId tenant) =>
        unit.ExecuteAsync(AlertSql.Forget, new { Tenant = tenant, Before = unit.Now - Kept });

    /// <returns>How many rows.</returns>
    public static Task<int> EraseAsync(Unit unit, TenantId tenant, MemberId member) =>
        unit.ExecuteAsync(AlertSql.Erase, new { Tenant = tenant, Member = member });
}
