using System.Text.RegularExpressions;
using Guildhall.Aegis.Privacy.Guilds;
using Guildhall.Tests.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Aegis.Privacy.Guilds;

/// <summary>Whoever adds a table of guilds says here what its owner gets of it.</summary>
public sealed partial class GuildTablesTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public async Task Every_table_with_rows_of_a_guild_is_declared()
    {
        var tables = await Db.QueryAsync<string>(
            """
            SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND c.name = 'guild_id' ORDER BY m.name
            """,
            null,
            Cancellation
        );

        Assert.Equal(tables, GuildTables.All.Select(table => table.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_given_out_is_there_and_is_no_secret()
    {
        foreach (var table in GuildTables.All.Where(table => table.Columns is not null))
        {
            await Db.QueryAsync<object>(table.Export, new { Guild = 1L }, Cancellation);
            Assert.DoesNotMatch(Secret(), table.Columns!);
        }
    }

    [GeneratedRegex("secret|token|password|(?:^| )key")]
    private static partial Regex Secret();
}
