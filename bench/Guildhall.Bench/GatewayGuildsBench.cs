using System.Text.Json;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;

namespace Guildhall.Bench;

/// <summary>
/// <c>guilds</c>: what the cache keeps on the heap for 0, 250, 1,000 and 5,000 guilds of 20 channels and 20 roles, and the
/// slope of the line through them.
/// </summary>
internal static class GatewayGuildsBench
{
    private static readonly int[] counts = [0, 250, 1_000, 5_000];

    public static async Task RunAsync(string[] args)
    {
        var points = new List<(double Guilds, double Bytes)>();
        foreach (var count in counts)
        {
            points.Add((count, await HeapAsync(count)));
        }

        var (x, y) = (points.Average(p => p.Guilds), points.Average(p => p.Bytes));
        var slope = points.Sum(p => (p.Guilds - x) * (p.Bytes - y)) / points.Sum(p => (p.Guilds - x) * (p.Guilds - x));
        Console.WriteLine(
            JsonSerializer.Serialize(
                new GuildMemoryResult(
                    "guilds",
                    counts,
                    [.. points.Select(p => Math.Round(p.Bytes / 1e6, 2))],
                    Math.Round(slope * 1_000 / 1e6, 2)
                ),
                GatewayBenchJson.Default.GuildMemoryResult
            )
        );
    }

    private static async Task<long> HeapAsync(int guilds)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cache = new GuildCache();
        for (var guild = 0; guild < guilds; guild++)
        {
            var created = GatewayEvent.Of(
                "GUILD_CREATE",
                GatewayFrames.GuildJson(guild),
                new Snowflake<Guild>(GatewayFrames.GuildId(guild))
            );
            await cache.HandleAsync(created, CancellationToken.None); // completes at once
        }

        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(cache);
        return after - before;
    }
}

/// <param name="HeapMegabytes">For each count.</param>
/// <param name="MegabytesPerThousand">The slope.</param>
internal sealed record GuildMemoryResult(
    string Name,
    IReadOnlyList<int> Guilds,
    IReadOnlyList<double> HeapMegabytes,
    double MegabytesPerThousand
);
