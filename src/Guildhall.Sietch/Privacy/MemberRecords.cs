using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Privacy;

/// <summary>What a capability keeps of a member of one community, and how they get at it and out of it. Each capability says so
/// itself, in one list; a test holds all of them against the schema.</summary>
internal sealed record MemberRecords
{
    /// <summary>All that is kept, by the name of the file that it is given in.</summary>
    public required IReadOnlyList<(string File, MemberPart Read)> Parts { get; init; }

    /// <summary>Every table.</summary>
    public required IReadOnlyList<(string Table, MemberErasure Erase)> Erasures { get; init; }

    public static MemberErasure By(string statement) =>
        (unit, tenant, member) => unit.ExecuteAsync(statement, new { Tenant = tenant, Member = member });

    public static string? Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}

/// <returns>Nothing of anybody else, and not which community it is: the file says that of each.</returns>
internal delegate Task<IEnumerable<JsonObject>> MemberPart(
    Db db,
    TenantId tenant,
    MemberId member,
    CancellationToken cancellation
);

/// <returns>How many rows.</returns>
internal delegate Task<int> MemberErasure(Unit unit, TenantId tenant, MemberId member);
