using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Guildhall.Core.Storage.Sqlite;

/// <summary>One file, one writer, any number of readers.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    private readonly string path;
    private readonly SqliteConnections connections;
    private readonly SqliteReaders readers;
    private readonly SqliteWriter writer;
    private readonly Lazy<CheckpointRight> checkpoint;

    public SqliteDatabase(string path, TimeProvider time)
    {
        this.path = path;
        connections = new SqliteConnections(path);
        checkpoint = new Lazy<CheckpointRight>(() => new CheckpointRight(path));
        readers = new SqliteReaders(connections);
        writer = new SqliteWriter(this, OpenWriter, time);
    }

    public Dialect Dialect => Dialect.Sqlite;

    public Task WriteAsync(Func<Unit, Task> work, UnitContext context, CancellationToken cancellation) =>
        writer.WriteAsync(work, context, cancellation);

    public Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return readers.ReadAsync(read);
    }

    public async Task MigrateAsync(Func<DbConnection, DbTransaction?, Task> step, CancellationToken cancellation)
    {
        try
        {
            await using var connection = OpenWriter();
            using var frame = new SqliteFrame(connection);
            frame.Begin.Run();
            try
            {
                await step(connection, null);
                frame.Commit.Run();
            }
            catch
            {
                if (!frame.HasEnded)
                {
                    frame.Rollback.Run();
                }

                throw;
            }
        }
        catch (DbException exception)
        {
            throw Translate(exception);
        }
    }

    public StorageException Translate(DbException exception) => SqliteFailures.Translate(exception);

    public async ValueTask DisposeAsync()
    {
        readers.Dispose();
        await writer.DisposeAsync();
        if (checkpoint.IsValueCreated)
        {
            checkpoint.Value.Dispose();
        }
    }

    private SqliteConnection OpenWriter()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            CreateForOwner();
            return connections.OpenWriter(checkpoint.Value.IsHeld);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                StorageFailure.Unavailable,
                "The database's folder cannot be made or written: check Guildhall:Storage:Path and the folder's owner.",
                exception
            );
        }
    }

    /// <summary>What SQLite makes beside it has the same rights.</summary>
    private void CreateForOwner()
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
        {
            return;
        }

        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var made = new FileStream(path, options);
    }
}
