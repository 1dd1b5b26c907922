using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Privacy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Council;

internal static class SeatRecords
{
    public static MemberRecords Own { get; } =
        new() { Parts = [("sietch-seats", TermsAsync)], Erasures = [("sietch_seats", CouncilBook.EraseAsync)] };

    private static async Task<IEnumerable<JsonObject>> TermsAsync(
        Db db,
        TenantId tenant,
        MemberId member,
        CancellationToken cancellation
    )
    {
        var find = new { Tenant = tenant, Member = member };
        return (await db.QueryAsync<Row>(CouncilSql.OfMember, find, cancellation)).Select(sat => new JsonObject
        {
            ["seat"] = sat.Seat,
            ["seated_at"] = MemberRecords.Time(sat.SeatedAt),
            ["unseated_at"] = MemberRecords.Time(sat.UnseatedAt),
            ["reason"] = sat.Reason,
        });
    }

    private sealed record Row(int Seat, DateTimeOffset SeatedAt, DateTimeOffset? UnseatedAt, string? Reason);
}
