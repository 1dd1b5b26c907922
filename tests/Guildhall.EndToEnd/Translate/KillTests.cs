using Guildhall.Core.Storage;
using Guildhall.EndToEnd.Postgres;

namespace Guildhall.EndToEnd.Translate;

public class SqliteKillTests : KillSuite
{
    protected override Task<StorageOptions?> NewDatabaseAsync() => Task.FromResult<StorageOptions?>(null);
}

public class PostgresKillTests(PostgresServer server) : KillSuite
{
    protected override async Task<StorageOptions?> NewDatabaseAsync() =>
        await server.NewDatabaseAsync(TestContext.Current.CancellationToken);
}
