using System.Data.Common;
using System.Security.Cryptography;
using Npgsql;

namespace Guildhall.Core.Storage.Postgres;

/// <summary>Each unit is a transaction of its own, run again when it collided with another.</summary>
internal sealed class PostgresDatabase(StorageOptions options, TimeProvider time) : IDatabase
{
    private const int Attempts = 8;

    // Any constant does, as long as every version of the program takes the same.
    private const long MigrationLock = 0x4775_696C_6468_616C;

    private readonly NpgsqlDataSource source = Open(options);

    public Dialect Dialect => Dialect.Postgres;

    public async Task WriteAsync(Func<Unit, Task> work, UnitContext context, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            DbException cause;
            try
            {
                await RunAsync(work, context, cancellation);
                return;
            }
            catch (StorageException exception)
                when (attempt < Attempts && exception.InnerException is DbException inner && MayRunAgain(inner))
            {
                cause = inner;
            }

            await Task.Delay(WaitAfter(cause, attempt), time, cancellation);
        }
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        return await read(connection);
    }

    public async Task MigrateAsync(Func<DbConnection, DbTransaction?, Task> step, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using (var wait = connection.CreateCommand())
            {
                // Another replica may be applying a long one; a new index on a large table takes its time too.
                wait.CommandTimeout = 0;
                wait.CommandText = "SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock(@key)";
                wait.Parameters.AddWithValue("key", MigrationLock);
                await wait.ExecuteNonQueryAsync(cancellation);
            }

            await step(connection, transaction);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbException exception)
        {
            throw Translate(exception);
        }
    }

    public StorageException Translate(DbException exception) => PostgresFailures.Translate(exception);

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static NpgsqlDataSource Open(StorageOptions options)
    {
        var timeout = (long)options.StatementTimeout.TotalMilliseconds;
        var seconds = (int)Math.Ceiling(options.StatementTimeout.TotalSeconds);
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            ApplicationName = "guildhall",
            MaxPoolSize = options.PoolSize,
            // Also how long a unit waits for its turn when all connections are in use: longer than what runs in them may.
            Timeout = Math.Max(15, seconds + 5),
            CommandTimeout = seconds + 1,
            MaxAutoPrepare = 100,
            IncludeErrorDetail = false,
        };
        settings.Options =
            $"{settings.Options} -c statement_timeout={timeout} -c idle_in_transaction_session_timeout=60000".Trim();
        return NpgsqlDataSource.Create(settings);
    }

    private static bool MayRunAgain(DbException cause) =>
        PostgresFailures.IsCollision(cause) || cause.Data.Contains(nameof(UnitNotCommitted));

    private static TimeSpan WaitAfter(DbException cause, int attempt) =>
        PostgresFailures.IsCollision(cause)
            ? TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(1, 10 << attempt))
            : TimeSpan.FromMilliseconds(50 * attempt);

    private async Task RunAsync(Func<Unit, Task> work, UnitContext context, CancellationToken cancellation)
    {
        var mayRunAgain = true;
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var unit = new Unit(this, connection, transaction, context, cancellation);
            try
            {
                await work(unit);
            }
            finally
            {
                unit.Close();
            }

            if (unit.Failure is not null)
            {
                throw unit.Failure;
            }

            // From here on a lost connection leaves the outcome open.
            mayRunAgain = false;
            await transaction.CommitAsync(cancellation);
            unit.Committed();
        }
        catch (DbException exception)
        {
            Mark(exception, mayRunAgain);
            throw Translate(exception);
        }
        catch (StorageException exception) when (exception.InnerException is DbException inner)
        {
            Mark(inner, mayRunAgain);
            throw;
        }
    }

    private static void Mark(DbException exception, bool mayRunAgain)
    {
        if (mayRunAgain && PostgresFailures.IsBroken(exception))
        {
            exception.Data[nameof(UnitNotCommitted)] = true;
        }
    }

    /// <summary>Marks a failure before the commit was sent: the server cannot have kept anything.</summary>
    private static class UnitNotCommitted;
}
