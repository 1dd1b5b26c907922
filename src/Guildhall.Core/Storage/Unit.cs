using System.Data.Common;
using Dapper;
using Guildhall.Core.Storage.Mapping;

namespace Guildhall.Core.Storage;

/// <summary>
/// Statements that are committed together or not at all. Only the delegate given to <see cref="Db"/> uses it, one
/// statement after the other, and awaits nothing else. A statement that failed fails the unit, also when its exception
/// is caught: use <c>ON CONFLICT</c>, not catch.
/// </summary>
public sealed class Unit
{
    private readonly IDatabase database;
    private readonly DbConnection connection;
    private readonly DbTransaction? transaction;
    private readonly UnitContext context;
    private readonly CancellationToken cancellation;
    private readonly HashSet<string> kindsToWake = [];
    private bool isClosed;

    internal Unit(
        IDatabase database,
        DbConnection connection,
        DbTransaction? transaction,
        UnitContext context,
        CancellationToken cancellation
    )
    {
        this.database = database;
        this.connection = connection;
        this.transaction = transaction;
        this.context = context;
        this.cancellation = cancellation;
    }

    /// <summary>When the unit was asked for, to the millisecond: the same when it runs again.</summary>
    public DateTimeOffset Now => context.Now;

    public Dialect Dialect => database.Dialect;

    /// <summary>The first statement's failure; the transaction cannot be committed any more.</summary>
    internal StorageException? Failure { get; private set; }

    /// <summary>Returns the rows changed.</summary>
    /// <exception cref="StorageException">The database refused; the unit is lost.</exception>
    public Task<int> ExecuteAsync(string sql, object? args = null) =>
        RunAsync(() => connection.ExecuteAsync(Command(sql, args)));

    /// <exception cref="StorageException">The database refused; the unit is lost.</exception>
    public Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? args = null)
    {
        TypeHandlers.Prepare(typeof(T));
        return RunAsync(() => connection.QuerySingleOrDefaultAsync<T>(Command(sql, args)));
    }

    /// <exception cref="StorageException">The database refused; the unit is lost.</exception>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null)
    {
        TypeHandlers.Prepare(typeof(T));
        return RunAsync(async () => (IReadOnlyList<T>)(await connection.QueryAsync<T>(Command(sql, args))).AsList());
    }

    /// <summary>Workers of that kind in this process look at once, after the commit.</summary>
    internal void WakeJobsOf(string kind) => kindsToWake.Add(kind);

    internal void Committed()
    {
        foreach (var kind in kindsToWake)
        {
            context.WakeJobs(kind);
        }
    }

    internal void Close() => isClosed = true;

    private async Task<T> RunAsync<T>(Func<Task<T>> statement)
    {
        if (isClosed)
        {
            throw new InvalidOperationException("A unit was used after its delegate had returned.");
        }

        try
        {
            return await statement();
        }
        catch (DbException exception)
        {
            Failure ??= database.Translate(exception);
            throw Failure;
        }
    }

    private CommandDefinition Command(string sql, object? args)
    {
        TypeHandlers.PrepareArguments(args);
        return new CommandDefinition(sql, args, transaction, cancellationToken: cancellation);
    }
}
