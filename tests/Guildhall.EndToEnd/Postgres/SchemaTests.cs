using System.Globalization;
using System.Text.RegularExpressions;
using Guildhall.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.EndToEnd.Postgres;

public partial class SchemaTests(PostgresServer server) : StorageSuite(new PostgresUnderTest(server))
{
    [Fact]
    public async Task Both_databases_have_the_same_tables_columns_and_unique_indexes()
    {
        var folder = Directory.CreateTempSubdirectory("guildhall-schema-");
        await using var sqlite = new Db(
            new StorageOptions { Path = Path.Combine(folder.FullName, "guildhall.db") },
            Time
        );
        await new Migrator(sqlite, Time).ApplyAsync(Cancellation);

        var columns = await sqlite.QueryAsync<string>(SqliteColumns, null, Cancellation);
        var keys = await sqlite.QueryAsync<string>(SqliteUniques, null, Cancellation);

        Assert.Equal(columns, await Db.QueryAsync<string>(PostgresColumns, null, Cancellation));
        Assert.Equal(keys.Order(StringComparer.Ordinal), await PostgresUniqueAsync());
        await sqlite.DisposeAsync();
        folder.Delete(true);
    }

    [Fact]
    public async Task Every_statement_is_one_that_postgres_understands()
    {
        foreach (var (name, text) in StatementRules.All(Dialect.Postgres))
        {
            var names = new List<string>();
            var positional = Parameter()
                .Replace(
                    text,
                    match =>
                    {
                        if (!names.Contains(match.Value))
                        {
                            names.Add(match.Value);
                        }

                        return $"${(names.IndexOf(match.Value) + 1).ToString(CultureInfo.InvariantCulture)}";
                    }
                );
            // A definition cannot be prepared; the migrations have run it.
            if (!text.StartsWith("CREATE", StringComparison.Ordinal))
            {
                var failure = await Record.ExceptionAsync(() =>
                    Db.WriteAsync(
                        unit => unit.ExecuteAsync($"PREPARE checked AS {positional}; DEALLOCATE checked"),
                        Cancellation
                    )
                );
                Assert.True(failure is null, $"{name}: {failure?.Message}");
            }
        }
    }

    private async Task<IEnumerable<string>> PostgresUniqueAsync() =>
        (await Db.QueryAsync<string>(PostgresUniques, null, Cancellation)).Order(StringComparer.Ordinal);

    // An integer primary key of SQLite cannot be null whatever it says, and its types are only names: both as bigint.
    private const string SqliteColumns = """
        SELECT t.name || '.' || c.name || ' ' || CASE lower(c.type) WHEN 'integer' THEN 'bigint' WHEN 'blob' THEN 'bytea'
            ELSE lower(c.type) END || CASE WHEN c."notnull" = 1 THEN ' not null' ELSE '' END
        FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY 1
        """;

    private const string PostgresColumns = """
        SELECT table_name || '.' || column_name || ' ' || data_type
            || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END COLLATE "C"
        FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1
        """;

    // An integer primary key has no index of its own in SQLite.
    private const string SqliteUniques = """
        SELECT t.name || '(' || (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(i.name)
            ORDER BY seqno)) || ')' || CASE WHEN i.partial = 1 THEN ' partial' ELSE '' END
        FROM sqlite_master t JOIN pragma_index_list(t.name) i WHERE t.type = 'table' AND i."unique" = 1
        UNION ALL
        SELECT t.name || '(' || c.name || ')' FROM sqlite_master t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND c.pk = 1 AND lower(c.type) IN ('integer', 'bigint')
            AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) i WHERE i.origin = 'pk')
        """;

    private const string PostgresUniques = """
        SELECT t.relname || '(' || string_agg(a.attname, ',' ORDER BY k.place) || ')'
            || CASE WHEN i.indpred IS NOT NULL THEN ' partial' ELSE '' END
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(attnum, place)
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.attnum
        WHERE n.nspname = 'public' AND i.indisunique GROUP BY t.relname, i.indexrelid, i.indpred
        """;

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
