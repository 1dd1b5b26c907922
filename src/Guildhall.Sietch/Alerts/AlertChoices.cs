using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>What members have chosen to be told, as stored.</summary>
internal sealed class AlertChoices(Db db)
{
    public async Task<AlertPreferences> OfAsync(TenantId tenant, MemberId member, CancellationToken cancellation) =>
        await db.QuerySingleOrDefaultAsync<AlertPreferences>(
            AlertChoiceSql.Of,
            new { Tenant = tenant, Member = member },
            cancellation
        ) ?? AlertPreferences.Default;

    public static async Task<AlertPreferences> OfAsync(Unit unit, TenantId tenant, MemberId member) =>
        await unit.QuerySingleOrDefaultAsync<AlertPreferences>(
            AlertChoiceSql.Of,
            new { Tenant = tenant, Member = member }
        ) ?? AlertPreferences.Default;

    /// <summary>Changes what is stored, whatever it is by then.</summary>
    public Task<AlertPreferences> ChangeAsync(
        TenantId tenant,
        MemberId member,
        Func<AlertPreferences, AlertPreferences> change,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                var next = change(await OfAsync(unit, tenant, member));
                var row = new
                {
                    Tenant = tenant,
                    Member = member,
                    Position = next.Position ? 1 : 0,
                    AtRisk = next.AtRisk ? 1 : 0,
                    Naib = next.Naib ? 1 : 0,
                    Badges = next.Badges ? 1 : 0,
                    next.PerWeek,
                };
                await unit.ExecuteAsync(AlertChoiceSql.Put, row);
                return next;
            },
            cancellation
        );

    /// <returns>How many rows.</returns>
    public static Task<int> EraseAsync(Unit unit, TenantId tenant, MemberId member) =>
        unit.ExecuteAsync(AlertChoiceSql.Erase, new { Tenant = tenant, Member = member });
}

internal static class AlertChoiceSql
{
    public const string Of = """
        SELECT position, at_risk, naib, badges, per_week FROM sietch_alert_preferences
        WHERE tenant_id = @Tenant AND member_id = @Member
        """;

    public const string Put = """
        INSERT INTO sietch_alert_preferences (tenant_id, member_id, position, at_risk, naib, badges, per_week)
        VALUES (@Tenant, @Member, @Position, @AtRisk, @Naib, @Badges, @PerWeek)
        ON CONFLICT (tenant_id, member_id) DO UPDATE SET position = excluded.position, at_risk = excluded.at_risk,
            naib = excluded.naib, badges = excluded.badges, per_week = excluded.per_week
        """;

    public const string Erase =
        "DELETE FROM sietch_alert_preferences WHERE tenant_id = @Tenant AND member_id = @Member";
}
