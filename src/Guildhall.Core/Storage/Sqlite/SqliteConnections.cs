using Microsoft.Data.Sqlite;

namespace Guildhall.Core.Storage.Sqlite;

/// <summary>Opens connections to one file. The driver does not pool them: a pooled one keeps another's pragmas.</summary>
internal sealed class SqliteConnections(string path)
{
    // The driver itself retries a busy statement until its time-out has passed, so one second there and one and a half
    // in SQLite make at most one wait, and it ends before the 2 s after which a command defers.
    private const int DriverSeconds = 1;
    private const string Shared = "PRAGMA busy_timeout=1500; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;";

    /// <summary>The one that writes, and alone moves the log into the file.</summary>
    /// <param name="mayCheckpoint">False where another process does it: two at once can damage the file before SQLite
    /// 3.51.3. Source: https://sqlite.org/wal.html#walresetbug</param>
    public SqliteConnection OpenWriter(bool mayCheckpoint) =>
        Open(
            SqliteOpenMode.ReadWriteCreate,
            $"{Shared} PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint={(mayCheckpoint ? 1000 : 0)}; PRAGMA journal_size_limit=67108864;"
        );

    public SqliteConnection OpenReader() =>
        Open(SqliteOpenMode.ReadOnly, $"{Shared} PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0;");

    private SqliteConnection Open(SqliteOpenMode mode, string pragmas)
    {
        SqliteLibrary.Use();
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
                DefaultTimeout = DriverSeconds,
            }.ToString()
        );
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // two constants of this class
            command.CommandText = pragmas;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
