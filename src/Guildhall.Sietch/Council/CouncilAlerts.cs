using System.Globalization;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

/// <summary>Members hear of their seats by the outbox of alerts, of each term's beginning, end and danger once.</summary>
internal static class CouncilAlerts
{
    public static Task QueueAsync(Unit unit, TenantId tenant, MemberId member, CouncilEvent happened, long term)
    {
        var (kind, about, detail) = happened switch
        {
            CouncilEvent.Seated => (AlertKind.NaibSeated, "seat-taken", null),
            CouncilEvent.Bumped => (AlertKind.NaibBump, "seat-bump", null),
            CouncilEvent.Lapsed => (AlertKind.NaibLost, "seat-lost", CouncilText.Lapsed),
            CouncilEvent.Dissolved => (AlertKind.NaibLost, "seat-lost", CouncilText.Dissolved),
            _ => (AlertKind.NaibThreat, "seat-threat", (string?)null),
        };
        return AlertBook.QueueAsync(
            unit,
            new()
            {
                Tenant = tenant,
                Member = member,
                Kind = kind,
                Key = string.Create(CultureInfo.InvariantCulture, $"{about}:{term}"),
                Detail = detail,
            }
        );
    }
}
