using Guildhall.Core.Storage;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Core.Storage.Suites;

/// <summary>A migrated database on a clock that stands, and further replicas of the program on it.</summary>
public abstract class StorageSuite(IStorageUnderTest storage) : IAsyncLifetime
{
    private readonly List<Db> opened = [];

    internal ManualTime Time { get; } = new();

    internal static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected StorageOptions Options { get; private set; } = new();

    protected Db Db { get; private set; } = null!;

    /// <summary>True where the schema is the test's own matter.</summary>
    protected virtual bool StartsEmpty => false;

    public async ValueTask InitializeAsync()
    {
        Options = await (StartsEmpty ? storage.NewDatabaseAsync(Cancellation) : storage.NewMigratedAsync(Cancellation));
        Db = NewReplica();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var db in opened)
        {
            await db.DisposeAsync();
        }

        await storage.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Db NewReplica()
    {
        var db = new Db(Options, Time);
        opened.Add(db);
        return db;
    }

    protected Task<long> CountAsync(string table) =>
        Db.QuerySingleOrDefaultAsync<long>($"SELECT COUNT(*) FROM {table}", null, Cancellation);
}
