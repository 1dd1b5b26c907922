using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guildhall.Core.Storage.Sqlite;

/// <summary>A statement without parameters, prepared once: the frame around every unit costs a microsecond, not a
/// parse. It waits for a lock as long as <c>busy_timeout</c> says and not, as the driver would, several times that.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(SqliteConnection owner, string sql)
    {
        connection = owner.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection, sql, out statement), connection);
    }

    /// <exception cref="SqliteException">The statement failed.</exception>
    public void Run()
    {
        var code = raw.sqlite3_step(statement);
        if (code is raw.SQLITE_DONE or raw.SQLITE_ROW)
        {
            raw.sqlite3_reset(statement);
            return;
        }

        // The message belongs to the last call, so it is read before the reset.
        var message = raw.sqlite3_errmsg(connection).utf8_to_string();
        var extended = raw.sqlite3_extended_errcode(connection);
        raw.sqlite3_reset(statement);
        throw new SqliteException($"SQLite Error {code}: '{message}'.", code, extended);
    }

    public void Dispose() => statement.Dispose();
}
