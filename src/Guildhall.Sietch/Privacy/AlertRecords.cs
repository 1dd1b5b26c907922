using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Privacy;

/// <summary>What one community has told one member, what they chose to be told, and when they waited; for themselves.</summary>
internal static class AlertRecords
{
    private const int Most = 10_000;

    public static async Task<JsonObject> AlertsAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var find = new
        {
            Tenant = tenant,
            Member = member,
            Limit = Most,
        };
        var told = await db.QueryAsync<AlertRow>(AlertSql.Last, find, cancellation);
        var chosen = await db.QuerySingleOrDefaultAsync<AlertPreferences>(AlertSql.Preferences, find, cancellation);
        return new()
        {
            ["community"] = tenant.Value,
            ["position"] = chosen?.Position ?? true,
            ["at_risk"] = chosen?.AtRisk ?? true,
            ["naib"] = chosen?.Naib ?? true,
            ["per_week"] = chosen?.PerWeek ?? AlertPreferences.Default.PerWeek,
            ["alerts"] = new JsonArray([
                .. told.Select(alert => new JsonObject
                {
                    ["kind"] = alert.Kind.ToString(),
                    ["state"] = alert.State,
                    ["detail"] = alert.Detail,
                    ["made_at"] = Time(alert.MadeAt),
                    ["ended_at"] = Time(alert.EndedAt),
                }),
            ]),
        };
    }

    public static async Task<JsonObject> WaitlistAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var find = new { Tenant = tenant, Member = member };
        var waited = await db.QueryAsync<Registration>(WaitlistSql.LastOf, find, cancellation);
        return new()
        {
            ["community"] = tenant.Value,
            ["registrations"] = new JsonArray([
                .. waited.Select(registration => new JsonObject
                {
                    ["registered_at"] = Time(registration.RegisteredAt),
                    ["ended_at"] = Time(registration.EndedAt),
                    ["ended_why"] = registration.EndedWhy?.ToString(),
                }),
            ]),
        };
    }

    private static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
