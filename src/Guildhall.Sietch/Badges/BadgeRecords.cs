using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Privacy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Badges;

internal static class BadgeRecords
{
    public static MemberRecords Own { get; } =
        new() { Parts = [("sietch-badges", HeldAsync)], Erasures = [("sietch_badges", BadgeBook.EraseAsync)] };

    /// <summary>What they have and had; who decided it is not theirs to have.</summary>
    private static async Task<IEnumerable<JsonObject>> HeldAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var find = new { Tenant = tenant, Member = member };
        var rows = await db.QueryAsync<Row>(BadgeSql.OfMember, find, cancellation);
        return
        [
            new()
            {
                ["badges"] = new JsonArray([
                    .. rows.Select(row => new JsonObject
                    {
                        ["badge"] = row.Badge,
                        ["awarded_at"] = MemberRecords.Time(row.AwardedAt),
                        ["reason"] = row.Reason,
                        ["revoked_at"] = MemberRecords.Time(row.RevokedAt),
                    }),
                ]),
            },
        ];
    }

    private sealed record Row(string Badge, DateTimeOffset AwardedAt, string? Reason, DateTimeOffset? RevokedAt);
}
