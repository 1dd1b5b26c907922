using Guildhall.Core.Storage;

namespace Guildhall.Tests.Kit;

/// <summary>A SQLite file with this program's schema and nothing in it: migrated once in a run, then copied.</summary>
internal static class MigratedFile
{
    private static readonly Lazy<Task<byte[]>> content = new(MigrateAsync);

    /// <summary>Makes the file and its folder.</summary>
    public static async Task WriteAsync(string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, await content.Value.WaitAsync(cancellation), cancellation);
    }

    private static async Task<byte[]> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("guildhall-migrated-");
        try
        {
            var path = Path.Combine(folder.FullName, "guildhall.db");
            await using (var db = new Db(new StorageOptions { Path = path }, TimeProvider.System))
            {
                // CancellationToken.None: the first test to need it makes it for all others.
                await new Migrator(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
            }

            // The last connection has moved the log into the file, and removed it.
            Assert.False(File.Exists(path + "-wal"));
            return await File.ReadAllBytesAsync(path, CancellationToken.None);
        }
        finally
        {
            folder.Delete(true);
        }
    }
}
