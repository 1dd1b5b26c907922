using Guildhall.Core.Storage;
using Guildhall.Tests.Core.Storage.Suites;

namespace Guildhall.Tests.Core.Storage;

public sealed class DatabaseFileTests : StorageSuite
{
    private readonly string folder;

    public DatabaseFileTests()
        : this(new SqliteUnderTest()) { }

    private DatabaseFileTests(SqliteUnderTest storage)
        : base(storage) => folder = storage.Folder;

    [Fact]
    public async Task What_was_committed_while_it_was_open_is_there_after_the_restore()
    {
        await Db.WriteAsync(
            unit => unit.ExecuteAsync("INSERT INTO sietch_councils (tenant_id, settled_at) VALUES ('arrakis', 7)"),
            Cancellation
        );
        var (saved, restored) = (Path.Combine(folder, "saved.db"), Path.Combine(folder, "elsewhere", "guildhall.db"));
        Directory.CreateDirectory(Path.GetDirectoryName(restored)!);
        // A database of before has left its log.
        await File.WriteAllTextAsync($"{restored}-wal", "old", Cancellation);

        DatabaseFile.Save(Options.Path, saved);
        DatabaseFile.Restore(saved, restored);

        await using var again = new Db(new StorageOptions { Path = restored }, Time);
        Assert.Empty(await new Migrator(again, Time).ApplyAsync(Cancellation));
        Assert.Equal(
            7,
            await again.QuerySingleOrDefaultAsync<long>("SELECT settled_at FROM sietch_councils", null, Cancellation)
        );
        Assert.Equal(["saved.db"], Directory.GetFiles(folder, "saved*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Nothing_is_overwritten_and_what_is_no_database_is_not_restored()
    {
        var (saved, broken) = (Path.Combine(folder, "one.db"), Path.Combine(folder, "broken.db"));
        DatabaseFile.Save(Options.Path, saved);
        await File.WriteAllTextAsync(broken, new string('x', 8192), Cancellation);

        Assert.Throws<IOException>(() => DatabaseFile.Save(Options.Path, saved));
        Assert.Throws<IOException>(() => DatabaseFile.Restore(saved, Options.Path));
        Assert.Throws<IOException>(() => DatabaseFile.Restore(broken, Path.Combine(folder, "new.db")));
        Assert.False(File.Exists(Path.Combine(folder, "new.db")));
    }
}
