using Guildhall.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Core.Storage;

/// <summary>A file in a folder of its own, which goes with it.</summary>
public sealed class SqliteUnderTest : IStorageUnderTest
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("guildhall-storage-");
    private int databases;

    public string Folder => folder.FullName;

    public Task<StorageOptions> NewDatabaseAsync(CancellationToken cancellation) =>
        Task.FromResult(new StorageOptions { Path = Path.Combine(folder.FullName, $"{++databases}", "guildhall.db") });

    public async Task<StorageOptions> NewMigratedAsync(CancellationToken cancellation)
    {
        var options = await NewDatabaseAsync(cancellation);
        await MigratedFile.WriteAsync(options.Path, cancellation);
        return options;
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(true);
        return ValueTask.CompletedTask;
    }
}
