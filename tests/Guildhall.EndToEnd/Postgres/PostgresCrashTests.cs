using System.Collections.Concurrent;
using Guildhall.Core.Storage;

namespace Guildhall.EndToEnd.Postgres;

/// <summary>A server of its own, since it is killed while others would use it.</summary>
public sealed class PostgresCrashTests : IAsyncLifetime
{
    private const string Add = "INSERT INTO guilds (guild_id, tenant_id, added_at) VALUES (@Id, 'default', 0)";

    private readonly PostgresServer server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_server_that_crashes_loses_no_acknowledged_unit_and_the_pool_recovers()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var db = new Db(await server.NewDatabaseAsync(cancellation), TimeProvider.System);
        await new Migrator(db, TimeProvider.System).ApplyAsync(cancellation);
        var acknowledged = new ConcurrentBag<long>();
        var next = 0L;
        var rounds = 0;

        async Task ProduceAsync()
        {
            while (Volatile.Read(ref rounds) < 5)
            {
                var id = Interlocked.Increment(ref next);
                try
                {
                    await db.WriteAsync(unit => unit.ExecuteAsync(Add, new { Id = id }), cancellation);
                    acknowledged.Add(id);
                }
                catch (StorageException exception)
                {
                    Assert.True(exception.IsTransient, exception.Message);
                }
            }
        }

        var producers = Enumerable.Range(0, 8).Select(_ => Task.Run(ProduceAsync, cancellation)).ToList();
        while (rounds < 5)
        {
            var before = acknowledged.Count;
            await server.CrashAsync();
            // The pool works again when something was acknowledged after the crash.
            while (acknowledged.Count <= before && !producers.Exists(producer => producer.IsFaulted))
            {
                await Task.Yield();
            }

            Interlocked.Increment(ref rounds);
        }

        await Task.WhenAll(producers);
        var stored = (
            await db.QueryAsync<long>("SELECT guild_id FROM guilds WHERE tenant_id = 'default'", null, cancellation)
        ).ToHashSet();
        Assert.Subset(stored, acknowledged.ToHashSet());
    }
}
