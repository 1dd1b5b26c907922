using Guildhall.Core.Storage;

namespace Guildhall.Tests.Core.Storage.Suites;

/// <summary>Gives each test a database of its own; the suites run on SQLite here and on PostgreSQL end to end.</summary>
public interface IStorageUnderTest : IAsyncDisposable
{
    /// <summary>A new, empty database.</summary>
    Task<StorageOptions> NewDatabaseAsync(CancellationToken cancellation);

    /// <summary>A new one with this program's schema.</summary>
    Task<StorageOptions> NewMigratedAsync(CancellationToken cancellation);
}
