using System.Globalization;
using System.Text.Json.Nodes;
using Guildhall.Core.Privacy;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>Where a person is signed in with a wallet, and where they are shown.</summary>
internal sealed class SessionRecords(Db db) : IPersonRecords
{
    public static IReadOnlySet<string> Own { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "sietch_sessions",
            "sietch_directory",
            "sietch_directory_badges",
        };

    public IReadOnlySet<string> Tables => Own;

    // One can sign in again.
    public string? Loss => null;

    public async Task<IReadOnlyDictionary<string, JsonArray>> ExportAsync(
        Snowflake<User> person,
        CancellationToken cancellation
    )
    {
        var rows = await db.QueryAsync<Row>(MemberSessionSql.OfPerson, new { Self = person }, cancellation);
        return new Dictionary<string, JsonArray>(StringComparer.Ordinal)
        {
            ["sietch-sessions"] =
            [
                .. rows.Select(row => new JsonObject
                {
                    ["community"] = row.TenantId.Value,
                    ["signed_in_at"] = Time(row.MadeAt),
                    ["seen_at"] = Time(row.SeenAt),
                }),
            ],
        };
    }

    public async Task<IReadOnlyDictionary<string, int>> EraseAsync(Unit unit, Snowflake<User> person) =>
        new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["sietch_sessions"] = await unit.ExecuteAsync(MemberSessionSql.Erase, new { Self = person }),
            // By their identity, which others erase after this.
            ["sietch_directory_badges"] = await unit.ExecuteAsync(EditionSql.EraseBadges, new { Self = person }),
            ["sietch_directory"] = await unit.ExecuteAsync(EditionSql.Erase, new { Self = person }),
        };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private sealed record Row(TenantId TenantId, DateTimeOffset MadeAt, DateTimeOffset SeenAt);
}
