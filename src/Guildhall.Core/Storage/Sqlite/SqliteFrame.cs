using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guildhall.Core.Storage.Sqlite;

/// <summary>The writer's connection with the statements that stand around its units.</summary>
internal sealed class SqliteFrame(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement back = new(connection, "ROLLBACK TO unit");

    public SqliteConnection Connection => connection;

    public SqliteStatement Begin { get; } = new(connection, "BEGIN IMMEDIATE");

    public SqliteStatement Savepoint { get; } = new(connection, "SAVEPOINT unit");

    public SqliteStatement Release { get; } = new(connection, "RELEASE unit");

    public SqliteStatement Commit { get; } = new(connection, "COMMIT");

    public SqliteStatement Rollback { get; } = new(connection, "ROLLBACK");

    /// <summary>True when SQLite itself ended the transaction, as it may on a full disk.</summary>
    public bool HasEnded => raw.sqlite3_get_autocommit(connection.Handle!) != 0;

    /// <summary>Undoes the unit alone.</summary>
    /// <exception cref="Exception">That was not possible; it is the unit's own failure, not the rollback's.</exception>
    public void TakeBack(Exception failure)
    {
        try
        {
            back.Run();
            Release.Run();
        }
        catch (SqliteException)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    public void Dispose()
    {
        foreach (var statement in new[] { back, Begin, Savepoint, Release, Commit, Rollback })
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
