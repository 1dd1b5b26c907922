using System.Text.Json;
using System.Text.Json.Serialization;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Alerts;

/// <summary>Of what is remembered, which is 90 days. Tests count as nothing.</summary>
/// <param name="TotalSent">That Discord has acknowledged.</param>
/// <param name="ByType">The same by kind.</param>
/// <param name="DeliveryRate">Of those that should have arrived by now, from 0 to 1; null while there are none.</param>
/// <param name="OptOutRate">Members who have turned all off, of all, from 0 to 1; null while there are none.</param>
internal sealed record AlertStats(
    long TotalSent,
    long SentThisWeek,
    IReadOnlyDictionary<string, long> ByType,
    double? DeliveryRate,
    double? OptOutRate,
    long PositionUpdatesDisabled,
    long AtRiskWarningsDisabled
)
{
    public static async Task<AlertStats> ReadAsync(
        Db db,
        TenantId tenant,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var find = new { Tenant = tenant, Week = AlertWeek.Of(now) };
        var counts = await db.QueryAsync<Count>(AlertStatsSql.Counts, find, cancellation);
        var week = await db.QuerySingleOrDefaultAsync<long>(AlertStatsSql.ThisWeek, find, cancellation);
        var choices = (await db.QueryAsync<Choices>(AlertStatsSql.Choices, find, cancellation))[0];
        return Of(counts, week, choices);
    }

    private static AlertStats Of(IReadOnlyList<Count> counts, long week, Choices choices)
    {
        var sent = counts.Where(count => count.State == AlertState.Delivered).ToList();
        var due = counts
            .Where(count => count.State is AlertState.Delivered or AlertState.Held or AlertState.Dead)
            .Sum(count => count.Number);
        return new(
            sent.Sum(count => count.Number),
            week,
            sent.ToDictionary(
                count => JsonNamingPolicy.SnakeCaseLower.ConvertName(count.Kind.ToString()),
                count => count.Number
            ),
            Rate(sent.Sum(count => count.Number), due),
            Rate(choices.Silent, choices.Members),
            choices.Position,
            choices.AtRisk
        );
    }

    private static double? Rate(long part, long all) => all == 0 ? null : Math.Round((double)part / all, 4);

    private sealed record Count(AlertKind Kind, string State, long Number);

    private sealed record Choices(long Members, long Silent, long Position, long AtRisk);
}

internal static class AlertStatsSql
{
    public const string Counts = """
        SELECT kind, state, COUNT(*) AS number FROM sietch_alerts
        WHERE tenant_id = @Tenant AND kind <> 'Test' GROUP BY kind, state ORDER BY kind, state
        """;

    public const string ThisWeek = """
        SELECT COUNT(*) FROM sietch_alerts
        WHERE tenant_id = @Tenant AND week = @Week AND state = 'delivered' AND kind <> 'Test'
        """;

    public const string Choices = """
        SELECT COUNT(*) AS members,
            COALESCE(SUM(CASE WHEN p.position = 0 AND p.at_risk = 0 AND p.naib = 0 AND p.badges = 0 THEN 1 ELSE 0 END), 0)
                AS silent,
            COALESCE(SUM(CASE WHEN p.position = 0 THEN 1 ELSE 0 END), 0) AS position,
            COALESCE(SUM(CASE WHEN p.at_risk = 0 THEN 1 ELSE 0 END), 0) AS at_risk
        FROM sietch_identities i
        LEFT JOIN sietch_alert_preferences p ON p.tenant_id = i.tenant_id AND p.member_id = i.member_id
        WHERE i.tenant_id = @Tenant
        """;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AlertStats))]
internal sealed partial class AlertStatsJson : JsonSerializerContext;
