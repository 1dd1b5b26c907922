using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Guildhall.Core.Storage.Sqlite;

/// <summary>Read-only connections, kept for the next reader. A reader takes one nobody uses or opens another, so it
/// never waits.</summary>
internal sealed class SqliteReaders(SqliteConnections connections) : IDisposable
{
    private const int Kept = 16;

    private readonly ConcurrentBag<SqliteConnection> idle = [];
    private bool isDisposed;

    public async Task<T> ReadAsync<T>(Func<SqliteConnection, Task<T>> read)
    {
        if (!idle.TryTake(out var connection))
        {
            connection = connections.OpenReader();
        }

        try
        {
            return await read(connection);
        }
        finally
        {
            Return(connection);
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        while (idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private void Return(SqliteConnection connection)
    {
        if (isDisposed || idle.Count >= Kept)
        {
            connection.Dispose();
            return;
        }

        idle.Add(connection);
    }
}
