using Guildhall.Core.Storage;
using Guildhall.Core.Storage.Sqlite;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Core.Storage;

public class StatementTests() : StorageSuite(new SqliteUnderTest())
{
    [Fact]
    public void Every_statement_is_one_that_sqlite_understands()
    {
        using var connection = new SqliteConnections(Options.Path).OpenWriter(false);
        var statements = StatementRules.All(Dialect.Sqlite);

        Assert.NotEmpty(statements);
        Assert.All(
            statements,
            statement => Assert.Null(Record.Exception(() => new SqliteStatement(connection, statement.Text).Dispose()))
        );
    }

    [Fact]
    public void Every_statement_names_its_tenant_or_guild()
    {
        Dialect[] both = [Dialect.Sqlite, Dialect.Postgres];

        Assert.All(
            both.SelectMany(dialect => StatementRules.All(dialect)),
            statement => Assert.Null(StatementRules.Violation(statement.Name, statement.Text))
        );
    }

    [Theory]
    [InlineData("SELECT tenant_id, runs FROM usage_counters WHERE period = @Period")]
    [InlineData("UPDATE audit SET actor = @Actor WHERE id = @Id")]
    [InlineData("DELETE FROM usage_records")]
    [InlineData("SELECT j.id FROM jobs j JOIN audit a ON a.id = j.id")]
    [InlineData("INSERT INTO audit (actor) SELECT kind FROM jobs")]
    public void A_statement_that_does_not_say_whose_rows_is_found(string text) =>
        Assert.NotNull(StatementRules.Violation("Planted.Sql", text));

    [Theory]
    [InlineData("SELECT id FROM audit WHERE tenant_id = @Tenant")]
    [InlineData("INSERT INTO audit (actor, guild_id) VALUES (@Actor, @Guild)")]
    [InlineData("WITH due AS (SELECT id FROM jobs) SELECT id FROM due")]
    public void A_statement_that_does_is_not(string text) => Assert.Null(StatementRules.Violation("Planted.Sql", text));

    [Fact]
    public async Task Every_table_has_an_owner_column_or_is_declared_global()
    {
        var tables = await Db.QueryAsync<string>(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            null,
            Cancellation
        );
        foreach (var table in tables.Where(table => !GlobalTables.Names.Contains(table)))
        {
            var columns = await Db.QueryAsync<string>(
                "SELECT name FROM pragma_table_info(@Table)",
                new { Table = table },
                Cancellation
            );
            Assert.True(columns.Contains("tenant_id") || columns.Contains("guild_id"), table);
        }

        Assert.Subset(tables.ToHashSet(), GlobalTables.Names.ToHashSet());
    }
}
