using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Privacy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Waitlist;

internal static class WaitlistRecords
{
    public static MemberRecords Own { get; } =
        new() { Parts = [("sietch-waitlist", WaitedAsync)], Erasures = [("sietch_waitlist", WaitlistBook.EraseAsync)] };

    private static async Task<IEnumerable<JsonObject>> WaitedAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var find = new { Tenant = tenant, Member = member };
        var waited = await db.QueryAsync<Registration>(WaitlistSql.AllOf, find, cancellation);
        return
        [
            new()
            {
                ["registrations"] = new JsonArray([
                    .. waited.Select(registration => new JsonObject
                    {
                        ["registered_at"] = MemberRecords.Time(registration.RegisteredAt),
                        ["ended_at"] = MemberRecords.Time(registration.EndedAt),
                        ["ended_why"] = registration.EndedWhy?.ToString(),
                    }),
                ]),
            },
        ];
    }
}
