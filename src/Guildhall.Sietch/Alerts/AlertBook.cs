using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>What members are to be told: written in the unit of what it is about, delivered by a job until Discord says that it
/// has it.</summary>
internal sealed class AlertBook(Db db)
{
    /// <summary>Alerts that have ended are remembered so long.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(90);

    /// <summary>Tells a member something, unless they were told of that key, do not want such alerts, or have had as many this
    /// week as they want.</summary>
    /// <returns>False where nothing will be sent.</returns>
    public static async Task<bool> QueueAsync(Unit unit, AlertOrder order)
    {
        var preferences = await PreferencesAsync(unit, order.Tenant, order.Member);
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
            State = AlertState.Skipped,
            Why = "quota",
        };
        if (await unit.ExecuteAsync(AlertSql.Add, row) == 0)
        {
            return false;
        }

        if (!AlertPreferences.IsCritical(order.Kind))
        {
            await unit.ExecuteAsync(AlertSql.Overtake, row);
            if (await unit.QuerySingleOrDefaultAsync<long>(AlertSql.Spent, row) >= preferences.PerWeek)
            {
                await unit.ExecuteAsync(AlertSql.End, row);
                return false;
            }
        }

        await unit.EnqueueAsync(new SendAlertJob(order.Tenant, order.Id));
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

    /// <summary>Keeps it until the member takes direct messages again.</summary>
    public Task HoldAsync(AlertRow alert, DateTimeOffset next, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    AlertSql.Hold,
                    new
                    {
                        Tenant = alert.TenantId,
                        alert.Id,
                        Next = next,
                    }
                ),
            cancellation
        );

    /// <summary>Held ones whose next attempt is due.</summary>
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
                Limit = limit,
            },
            cancellation
        );

    public Task<IReadOnlyList<AlertRow>> HeldAsync(TenantId tenant, MemberId member, CancellationToken cancellation) =>
        db.QueryAsync<AlertRow>(AlertSql.HeldOf, new { Tenant = tenant, Member = member }, cancellation);

    /// <summary>Held ones are sent once more now.</summary>
    public Task AgainAsync(IReadOnlyList<AlertRow> held, CancellationToken cancellation) =>
        held.Count == 0
            ? Task.CompletedTask
            : db.WriteAsync(
                async unit =>
                {
                    foreach (var alert in held)
                    {
                        var again = new { Tenant = alert.TenantId, alert.Id };
                        if (await unit.ExecuteAsync(AlertSql.Again, again) == 1)
                        {
                            await unit.EnqueueAsync(new SendAlertJob(alert.TenantId, alert.Id));
                        }
                    }
                },
                cancellation
            );

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<AlertRow>> LastAsync(
        TenantId tenant,
        MemberId member,
        int limit,
        CancellationToken cancellation
    ) =>
        db.QueryAsync<AlertRow>(
            AlertSql.Last,
            new
            {
                Tenant = tenant,
                Member = member,
                Limit = limit,
            },
            cancellation
        );

    public Task<long> DeliveredInWeekAsync(
        TenantId tenant,
        MemberId member,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        db.QuerySingleOrDefaultAsync<long>(
            AlertSql.DeliveredInWeek,
            new
            {
                Tenant = tenant,
                Member = member,
                Week = AlertWeek.Of(now),
            },
            cancellation
        );

    public async Task<AlertPreferences> PreferencesAsync(
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    ) =>
        await db.QuerySingleOrDefaultAsync<AlertPreferences>(
            AlertSql.Preferences,
            new { Tenant = tenant, Member = member },
            cancellation
        ) ?? AlertPreferences.Default;

    /// <summary>Changes what is stored, whatever it is by then.</summary>
    public Task<AlertPreferences> PreferAsync(
        TenantId tenant,
        MemberId member,
        Func<AlertPreferences, AlertPreferences> change,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                var next = change(await PreferencesAsync(unit, tenant, member));
                var row = new
                {
                    Tenant = tenant,
                    Member = member,
                    Position = next.Position ? 1 : 0,
                    AtRisk = next.AtRisk ? 1 : 0,
                    Naib = next.Naib ? 1 : 0,
                    next.PerWeek,
                };
                await unit.ExecuteAsync(AlertSql.Prefer, row);
                return next;
            },
            cancellation
        );

    /// <summary>Null for somebody who never proved a wallet.</summary>
    public Task<MemberId?> TryMemberAsync(TenantId tenant, Snowflake<User> user, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<MemberId?>(LinkSql.MemberOf, new { Tenant = tenant, User = user }, cancellation);

    /// <summary>Null for a member who was erased.</summary>
    public Task<Snowflake<User>?> TryUserAsync(TenantId tenant, MemberId member, CancellationToken cancellation) =>
        db.QuerySingleOrDefaultAsync<Snowflake<User>?>(
            LinkSql.UserOf,
            new { Tenant = tenant, Member = member },
            cancellation
        );

    public static Task<int> ForgetAsync(Unit unit, TenantId tenant) =>
        unit.ExecuteAsync(AlertSql.Forget, new { Tenant = tenant, Before = unit.Now - Kept });

    /// <returns>How many rows of each.</returns>
    public static async Task<(int Alerts, int Preferences)> EraseAsync(Unit unit, TenantId tenant, MemberId member)
    {
        var gone = new { Tenant = tenant, Member = member };
        return (
            await unit.ExecuteAsync(AlertSql.Erase, gone),
            await unit.ExecuteAsync(AlertSql.ErasePreferences, gone)
        );
    }

    private static async Task<AlertPreferences> PreferencesAsync(Unit unit, TenantId tenant, MemberId member) =>
        await unit.QuerySingleOrDefaultAsync<AlertPreferences>(
            AlertSql.Preferences,
            new { Tenant = tenant, Member = member }
        ) ?? AlertPreferences.Default;
}
