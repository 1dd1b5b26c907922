using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Privacy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Activity;

internal static class ActivityRecords
{
    public static MemberRecords Own { get; } =
        new()
        {
            Parts = [("sietch-activity", CountedAsync)],
            Erasures =
            [
                ("sietch_activity", MemberRecords.By(ActivitySql.Erase)),
                ("sietch_reactions", MemberRecords.By(ActivitySql.EraseReactions)),
            ],
        };

    private static async Task<IEnumerable<JsonObject>> CountedAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var find = new { Tenant = tenant, Member = member };
        var found = await db.QuerySingleOrDefaultAsync<MemberActivity>(ActivitySql.OfMember, find, cancellation);
        return
        [
            new()
            {
                ["points"] = found?.Points ?? 0,
                ["messages"] = found?.Messages ?? 0,
                ["reactions_given"] = found?.Given ?? 0,
                ["reactions_received"] = found?.Received ?? 0,
            },
        ];
    }
}
