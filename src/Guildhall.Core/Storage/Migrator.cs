using System.Data.Common;
using Dapper;

namespace Guildhall.Core.Storage;

/// <summary>Brings the schema to this program's. Any number of replicas may start at once: one applies, all wait.</summary>
public sealed class Migrator
{
    private readonly Db db;
    private readonly TimeProvider time;
    private readonly IReadOnlyList<Migration> migrations;

    public Migrator(Db db, TimeProvider time)
        : this(db, time, Migration.Of(db.Dialect)) { }

    internal Migrator(Db db, TimeProvider time, IReadOnlyList<Migration> migrations)
    {
        this.db = db;
        this.time = time;
        this.migrations = migrations;
    }

    // A new index on a large table takes its time. SQLite's is only how long it tries again while the file is busy.
    private int? Timeout => db.Dialect == Dialect.Postgres ? 0 : null;

    /// <summary>Applies what is missing, each in a transaction of its own, and returns the names of what it applied.</summary>
    /// <exception cref="StorageException"><c>Schema</c>: the database is newer than the program, or a migration was
    /// changed after it was applied.</exception>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellation)
    {
        var applied = new List<string>();
        while (await ApplyNextAsync(cancellation) is { } name)
        {
            applied.Add(name);
        }

        return applied;
    }

    private async Task<string?> ApplyNextAsync(CancellationToken cancellation)
    {
        string? name = null;
        await db.Database.MigrateAsync(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync(MigrationSql.Create, null, transaction, Timeout);
                var known = (
                    await connection.QueryAsync<AppliedMigration>(MigrationSql.Applied, null, transaction, Timeout)
                ).AsList();
                Check(known);
                if (migrations.FirstOrDefault(m => known.TrueForAll(k => k.Number != m.Number)) is { } next)
                {
                    await RunAsync(next, connection, transaction);
                    name = next.Name;
                }
            },
            cancellation
        );
        return name;
    }

    private async Task RunAsync(Migration migration, DbConnection connection, DbTransaction? transaction)
    {
        try
        {
            await connection.ExecuteAsync(migration.Sql, null, transaction, Timeout);
        }
        catch (DbException exception)
        {
            var cause = db.Database.Translate(exception);
            throw new StorageException(cause.Kind, $"Migration {migration.Name} failed: {cause.Message}", exception);
        }

        var record = new
        {
            migration.Number,
            migration.Name,
            migration.Checksum,
            At = time.GetUtcNow(),
        };
        await connection.ExecuteAsync(MigrationSql.Record, record, transaction, Timeout);
    }

    private void Check(List<AppliedMigration> applied)
    {
        var newest = migrations.Count == 0 ? 0 : migrations[^1].Number;
        foreach (var known in applied)
        {
            var own = migrations.FirstOrDefault(m => m.Number == known.Number);
            if (own is null)
            {
                throw new StorageException(
                    StorageFailure.Schema,
                    $"The database has migration {known.Name}; this program knows up to number {newest}. "
                        + "It was written by a newer Guildhall: run that one, or restore a backup."
                );
            }

            if (own.Checksum != known.Checksum)
            {
                throw new StorageException(
                    StorageFailure.Schema,
                    $"Migration {known.Name} was changed after it was applied to this database. "
                        + "Run the Guildhall that applied it; a change of the schema is a new migration."
                );
            }
        }
    }

    private sealed record AppliedMigration(int Number, string Name, string Checksum);
}
