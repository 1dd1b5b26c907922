using Guildhall.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.EndToEnd.Postgres;

/// <summary>A database of its own for each test, on the one server.</summary>
public sealed class PostgresUnderTest(PostgresServer server) : IStorageUnderTest
{
    public Task<StorageOptions> NewDatabaseAsync(CancellationToken cancellation) =>
        server.NewDatabaseAsync(cancellation);

    public Task<StorageOptions> NewMigratedAsync(CancellationToken cancellation) =>
        server.NewMigratedAsync(cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
