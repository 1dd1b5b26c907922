using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Guildhall.Core.Storage.Postgres;

/// <summary>PostgreSQL's SQLSTATEs as our kinds. Source: https://www.postgresql.org/docs/15/errcodes-appendix.html</summary>
internal static class PostgresFailures
{
    /// <summary>The server undid the transaction because of others: the same unit may simply run again.</summary>
    public static bool IsCollision(DbException? exception) =>
        exception
            is PostgresException
            {
                SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
            };

    /// <summary>The connection is gone, so the server has undone what was not committed.</summary>
    public static bool IsBroken(DbException? exception) =>
        exception is PostgresException known
            ? known.SqlState.StartsWith("57P0", StringComparison.Ordinal)
                || known.SqlState.StartsWith("08", StringComparison.Ordinal)
            : exception is NpgsqlException { InnerException: IOException or SocketException or null };

    public static StorageException Translate(DbException exception)
    {
        var (kind, message) = exception is PostgresException known ? Of(known) : Of(exception);
        return new StorageException(kind, $"{message} ({exception.Message})", exception);
    }

    private static (StorageFailure Kind, string Message) Of(PostgresException exception) =>
        exception.SqlState switch
        {
            PostgresErrorCodes.DiskFull => (
                StorageFailure.Full,
                "Storage is full: the database cannot grow. Nothing was written."
            ),
            PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.LockNotAvailable => (StorageFailure.Locked, "Too many writers wanted the same rows."),
            PostgresErrorCodes.QueryCanceled => (
                StorageFailure.Timeout,
                "The statement ran longer than Guildhall:Storage:StatementTimeout allows."
            ),
            ['2', '3', ..] => (StorageFailure.Conflict, "A row like it exists, or one it needs does not."),
            ['0', '8', ..] or ['5', '7', ..] or ['5', '3', ..] or ['2', '8', ..] or ['3', 'D', ..] => (
                StorageFailure.Unavailable,
                "PostgreSQL does not accept our connection now."
            ),
            ['X', 'X', ..] => (StorageFailure.Corrupt, "PostgreSQL reports an internal error or damaged data."),
            _ => (StorageFailure.Invalid, "PostgreSQL refused the statement."),
        };

    private static (StorageFailure Kind, string Message) Of(DbException exception) =>
        exception.InnerException is TimeoutException
            ? (StorageFailure.Timeout, "PostgreSQL did not answer in time.")
            : (StorageFailure.Unavailable, "PostgreSQL cannot be reached.");
}
