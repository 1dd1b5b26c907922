using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Privacy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

internal static class AlertRecords
{
    private const int Most = 10_000;

    public static MemberRecords Own { get; } =
        new()
        {
            Parts = [("sietch-alerts", ToldAsync)],
            Erasures = [("sietch_alerts", AlertBook.EraseAsync), ("sietch_alert_preferences", AlertChoices.EraseAsync)],
        };

    private static async Task<IEnumerable<JsonObject>> ToldAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var told = await new AlertBook(db).LastAsync(tenant, member, null, Most, cancellation);
        var chosen = await new AlertChoices(db).OfAsync(tenant, member, cancellation);
        return
        [
            new()
            {
                ["position"] = chosen.Position,
                ["at_risk"] = chosen.AtRisk,
                ["naib"] = chosen.Naib,
                ["badges"] = chosen.Badges,
                ["per_week"] = chosen.PerWeek,
                ["alerts"] = new JsonArray([
                    .. told.Select(alert => new JsonObject
                    {
                        ["kind"] = alert.Kind.ToString(),
                        ["state"] = alert.State,
                        ["detail"] = alert.Detail,
                        ["made_at"] = MemberRecords.Time(alert.MadeAt),
                        ["ended_at"] = MemberRecords.Time(alert.EndedAt),
                    }),
                ]),
            },
        ];
    }
}
