using Guildhall.Core.Storage;
using Guildhall.Core.Storage.Sqlite;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Core.Storage;

/// <summary>The child that takes the bundled SQLite, says which it is, and does with it what the core does.</summary>
internal static class SqliteVersion
{
    public static async Task LiveAsync(string path)
    {
        Environment.SetEnvironmentVariable(SqliteLibrary.Override, "bundled");
        Console.Error.WriteLine(SqliteLibrary.Use());
        // CancellationToken.None: nothing here waits.
        await using (var db = new Db(new StorageOptions { Path = path }, TimeProvider.System))
        {
            await new Migrator(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
        }

        using var connection = new SqliteConnections(path).OpenWriter(false);
        foreach (var (_, text) in StatementRules.All(Dialect.Sqlite))
        {
            new SqliteStatement(connection, text).Dispose();
        }

        Console.Error.WriteLine("understood");
    }
}
