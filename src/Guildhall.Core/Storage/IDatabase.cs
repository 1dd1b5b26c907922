using System.Data.Common;

namespace Guildhall.Core.Storage;

/// <summary>SQLite or PostgreSQL, as <see cref="Db"/> needs them.</summary>
internal interface IDatabase : IAsyncDisposable
{
    Dialect Dialect { get; }

    /// <summary>Runs the work as one transaction and returns after it is durable.</summary>
    Task WriteAsync(Func<Unit, Task> work, UnitContext context, CancellationToken cancellation);

    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation);

    /// <summary>Runs the step in a transaction of its own while no other process does the same.</summary>
    Task MigrateAsync(Func<DbConnection, DbTransaction?, Task> step, CancellationToken cancellation);

    StorageException Translate(DbException exception);
}
