using Guildhall.Core.Storage;

namespace Guildhall.Tests.Core.Storage;

/// <summary>The child that writes until it is killed: groups of seven rows, and a line for each that is durable.</summary>
internal static class KilledWriter
{
    public const int Rows = 7;

    public const string Add = """
        INSERT INTO guilds (guild_id, tenant_id, added_at) VALUES (@Id, @Group, 0)
        """;

    public static async Task LiveAsync(string path)
    {
        await using var db = new Db(new StorageOptions { Path = path }, TimeProvider.System);
        // CancellationToken.None: it ends by being killed.
        var first = await db.QuerySingleOrDefaultAsync<long>(
            "SELECT COALESCE(MAX(guild_id), 0) + 1 FROM guilds",
            null,
            CancellationToken.None
        );
        var next = first - Rows;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(ProduceAsync)));

        async Task ProduceAsync()
        {
            while (true)
            {
                var start = Interlocked.Add(ref next, Rows);
                await db.WriteAsync(unit => WriteGroupAsync(unit, start), CancellationToken.None);
                Console.Error.WriteLine(start);
            }
        }
    }

    private static async Task WriteGroupAsync(Unit unit, long start)
    {
        for (var row = 0; row < Rows; row++)
        {
            await unit.ExecuteAsync(Add, new { Id = start + row, Group = $"{start}" });
        }
    }
}
