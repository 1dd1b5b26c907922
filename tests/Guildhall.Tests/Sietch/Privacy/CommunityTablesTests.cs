using System.Text.RegularExpressions;
using Guildhall.Sietch.Privacy;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Sietch.Privacy;

/// <summary>Whoever adds a table of Sietch says here what its server's owner gets of it; it goes with the server.</summary>
public sealed partial class CommunityTablesTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task Every_table_of_Sietch_is_declared()
    {
        var tables = await Db.QueryAsync<string>(
            """
            SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) = 'sietch_' ORDER BY name
            """,
            null,
            Cancellation
        );

        Assert.NotEmpty(tables);
        Assert.Equal(tables, CommunityTables.All.Select(table => table.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_is_given_out_or_says_why_not_and_by_a_statement_of_its_own() =>
        Assert.All(
            CommunityTables.All,
            table =>
            {
                Assert.True((table.File is not null) != (table.NotExported?.Length > 0), table.Name);
                Assert.True(
                    table.Export is null || Regex.IsMatch(table.Export, $@"\bFROM {table.Name}\b"),
                    $"No statement reads {table.Name}."
                );
            }
        );

    [Fact]
    public void Of_nym_wallet_and_account_no_file_has_two_and_none_has_what_leads_to_a_member() =>
        Assert.All(
            CommunityTables.All.Where(table => table.Export is not null),
            table =>
            {
                var columns = table.Export![..table.Export!.IndexOf("FROM", StringComparison.Ordinal)];
                Assert.InRange(Who().Matches(columns).Select(match => match.Value).Distinct().Count(), 0, 1);
                Assert.DoesNotMatch(Secret(), columns);
            }
        );

    [GeneratedRegex(@"\b(?:nym|wallet|user_id)\b")]
    private static partial Regex Who();

    [GeneratedRegex("member_id|giver_id|author_id|link_id|token|hash|sealed|nonce|_name|_key|key_")]
    private static partial Regex Secret();
}
