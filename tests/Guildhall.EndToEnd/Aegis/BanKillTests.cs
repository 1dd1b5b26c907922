using Guildhall.Core.Storage;
using Guildhall.EndToEnd.Postgres;

namespace Guildhall.EndToEnd.Aegis;

public class SqliteBanKillTests : BanKillSuite
{
    protected override Task<StorageOptions?> NewDatabaseAsync() => Task.FromResult<StorageOptions?>(null);
}

public class PostgresBanKillTests(PostgresServer server) : BanKillSuite
{
    protected override async Task<StorageOptions?> NewDatabaseAsync() =>
        await server.NewDatabaseAsync(TestContext.Current.CancellationToken);
}
