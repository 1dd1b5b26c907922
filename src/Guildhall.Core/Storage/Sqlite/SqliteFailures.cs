using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Guildhall.Core.Storage.Sqlite;

/// <summary>SQLite's result codes as our kinds. Source: https://sqlite.org/rescode.html</summary>
internal static class SqliteFailures
{
    public static StorageException Translate(DbException exception) =>
        exception is SqliteException sqlite
            ? Translate(sqlite)
            : new StorageException(StorageFailure.Invalid, "The database refused the statement.", exception);

    private static StorageException Translate(SqliteException exception)
    {
        var (kind, message) = exception.SqliteErrorCode switch
        {
            raw.SQLITE_FULL => (StorageFailure.Full, "Storage is full: the database cannot grow. Nothing was written."),
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => (
                StorageFailure.Locked,
                "Another process holds the database; it stayed locked longer than we wait."
            ),
            raw.SQLITE_CANTOPEN => (StorageFailure.Unavailable, "The database file cannot be opened."),
            raw.SQLITE_IOERR => (StorageFailure.Unavailable, "Reading or writing the database file failed."),
            raw.SQLITE_READONLY or raw.SQLITE_PERM => (
                StorageFailure.Unavailable,
                "The database file may not be written: check its owner, its mode and its folder's."
            ),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => (
                StorageFailure.Corrupt,
                "The database file is damaged or is no database: restore a backup."
            ),
            raw.SQLITE_CONSTRAINT => (StorageFailure.Conflict, "A row like it exists, or one it needs does not."),
            raw.SQLITE_INTERRUPT => (StorageFailure.Timeout, "The statement was interrupted."),
            _ => (StorageFailure.Invalid, "SQLite refused the statement."),
        };
        return new StorageException(kind, $"{message} ({exception.Message})", exception);
    }
}
