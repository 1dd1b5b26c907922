using System.Data.Common;
using Dapper;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage.Mapping;
using Guildhall.Core.Storage.Postgres;
using Guildhall.Core.Storage.Sqlite;

namespace Guildhall.Core.Storage;

/// <summary>
/// The database. Writes are units, each durable when its task completes; reads see what was committed before them.
/// Rows are mapped by Dapper: <c>snake_case</c> columns to members or, in order, to a record's parameters.
/// Times are Unix milliseconds, durations milliseconds, ids numbers, <c>TenantId</c> its slug, flags 0 and 1.
/// </summary>
public sealed class Db : IAsyncDisposable
{
    private readonly IDatabase database;
    private readonly TimeProvider time;

    public Db(StorageOptions options, TimeProvider time)
    {
        TypeHandlers.Register();
        this.time = time;
        database =
            options.Provider == StorageProvider.Postgres
                ? new PostgresDatabase(options, time)
                : new SqliteDatabase(options.Path, time);
    }

    public Dialect Dialect => database.Dialect;

    internal IDatabase Database => database;

    /// <summary>Tells the workers of this process that a job was enqueued.</summary>
    internal JobSignal Jobs { get; } = new();

    /// <summary>
    /// Runs the delegate as one transaction and returns when it is on disk. It may run more than once on PostgreSQL,
    /// so ids and times are decided before it. Cancelling has no effect once SQLite has begun it.
    /// </summary>
    /// <exception cref="StorageException">Nothing was written; <c>Kind</c> says why.</exception>
    public Task WriteAsync(Func<Unit, Task> work, CancellationToken cancellation) =>
        database.WriteAsync(work, NewContext(), cancellation);

    /// <inheritdoc cref="WriteAsync(Func{Unit, Task}, CancellationToken)"/>
    public async Task<T> WriteAsync<T>(Func<Unit, Task<T>> work, CancellationToken cancellation)
    {
        T result = default!;
        await database.WriteAsync(async unit => result = await work(unit), NewContext(), cancellation);
        return result;
    }

    /// <exception cref="StorageException">The database did not answer; <c>Kind</c> says why.</exception>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args, CancellationToken cancellation)
    {
        TypeHandlers.Prepare(typeof(T));
        return await ReadAsync(
            async connection => (await connection.QueryAsync<T>(Command(sql, args, cancellation))).AsList(),
            cancellation
        );
    }

    /// <summary>Null where no row matches.</summary>
    /// <exception cref="StorageException">The database did not answer; <c>Kind</c> says why.</exception>
    public Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? args, CancellationToken cancellation)
    {
        TypeHandlers.Prepare(typeof(T));
        return ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<T>(Command(sql, args, cancellation)),
            cancellation
        );
    }

    /// <summary>Completes the units that wait, then closes every connection.</summary>
    public ValueTask DisposeAsync() => database.DisposeAsync();

    private static CommandDefinition Command(string sql, object? args, CancellationToken cancellation)
    {
        TypeHandlers.PrepareArguments(args);
        return new CommandDefinition(sql, args, cancellationToken: cancellation);
    }

    private async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return await database.ReadAsync(read, cancellation);
        }
        catch (DbException exception)
        {
            throw database.Translate(exception);
        }
    }

    private UnitContext NewContext()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        return new UnitContext(now, Jobs.Wake);
    }
}
