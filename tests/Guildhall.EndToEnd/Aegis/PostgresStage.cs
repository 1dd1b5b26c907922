using Guildhall.EndToEnd.Postgres;
using Guildhall.Tests.Aegis.Actions;

namespace Guildhall.EndToEnd.Aegis;

/// <summary>aegis-demo with the service in it, on a database of its own on the one PostgreSQL.</summary>
public sealed class PostgresStage(PostgresServer server) : ModerationStage
{
    protected override async Task<Dictionary<string, string?>> StorageAsync()
    {
        var database = await server.NewMigratedAsync(TestContext.Current.CancellationToken);
        return new()
        {
            ["Storage:Provider"] = "postgres",
            ["Storage:ConnectionString"] = database.ConnectionString,
            ["Storage:StatementTimeout"] = database.StatementTimeout.ToString("c"),
        };
    }
}
