using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guildhall.Bench;

/// <summary>
/// <c>grow guilds|shards [--reps 2]</c>: what the client costs as the bot grows, each size in a process of its own, one line
/// with the medians and the exponents of the growth with their 95 % intervals.
/// </summary>
internal static class GrowBench
{
    private const int Events = 100_000;

    private static readonly int[] guildCounts = [250, 1_000, 2_000, 4_000, 16_000];
    private static readonly int[] shardCounts = [1, 4, 16, 64];

    public static async Task RunAsync(string[] args)
    {
        var reps = BenchArguments.Number(args, "--reps", 2);
        var what = args.Length > 0 ? args[0] : "";
        if (what != "shards")
        {
            await GuildsAsync(reps);
        }

        if (what != "guilds")
        {
            await ShardsAsync(reps);
        }
    }

    private static async Task GuildsAsync(int reps)
    {
        var runs = await MeasureAsync(
            guildCounts,
            reps,
            count => ["gateway-source", $"{count}", $"{Events}"],
            (port, count) => ["grow-guilds-consume", port, $"{Events}", $"{count}"],
            GrowJson.Default.GuildsGrown
        );
        Console.WriteLine(
            JsonSerializer.Serialize(
                new GuildsGrowth(
                    "grow-guilds",
                    guildCounts,
                    reps,
                    Medians(runs, run => run.HeapBytes / 1e6),
                    Fit(runs, run => run.HeapBytes),
                    Medians(runs, run => run.CpuSeconds * 1e6 / run.Events),
                    Fit(runs, run => run.CpuSeconds),
                    Medians(runs, run => run.ReadySeconds),
                    Fit(runs, run => run.ReadySeconds)
                ),
                GrowJson.Default.GuildsGrowth
            )
        );
    }

    private static async Task ShardsAsync(int reps)
    {
        var runs = await MeasureAsync(
            shardCounts,
            reps,
            _ => ["grow-source"],
            (port, count) => ["grow-shards-consume", port, $"{count}"],
            GrowJson.Default.ShardsGrown
        );
        Console.WriteLine(
            JsonSerializer.Serialize(
                new ShardsGrowth(
                    "grow-shards",
                    shardCounts,
                    reps,
                    Medians(runs, run => run.ResidentBytes / 1e6),
                    Fit(runs, run => run.ResidentBytes),
                    Medians(runs, run => run.IdleCpuShare * 100),
                    Fit(runs, run => run.IdleCpuShare),
                    Medians(runs, run => run.ReconnectSeconds),
                    Fit(runs, run => run.ReconnectSeconds)
                ),
                GrowJson.Default.ShardsGrowth
            )
        );
    }

    /// <summary>All sizes in turns, so that a busy minute of the machine does not fall on one of them.</summary>
    private static async Task<List<(int Count, T Run)>> MeasureAsync<T>(
        int[] counts,
        int reps,
        Func<int, string[]> source,
        Func<string, int, string[]> consumer,
        System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json
    )
    {
        var runs = new List<(int, T)>();
        for (var rep = 0; rep < reps; rep++)
        {
            foreach (var count in counts)
            {
                using var playing = BenchProcess.Start(BenchProcess.Self(source(count)));
                try
                {
                    var port = (await playing.StandardOutput.ReadLineAsync(CancellationToken.None))!; // printed at once
                    var line = await BenchProcess.LastLineAsync(BenchProcess.Self(consumer(port, count)));
                    runs.Add((count, JsonSerializer.Deserialize(line, json)!));
                }
                finally
                {
                    playing.Kill();
                    await playing.WaitForExitAsync(CancellationToken.None); // killed
                }
            }
        }

        return runs;
    }

    private static List<double> Medians<T>(List<(int Count, T Run)> runs, Func<T, double> cost) =>
        [
            .. runs.GroupBy(run => run.Count)
                .OrderBy(group => group.Key)
                .Select(group => Math.Round(GrowFit.Median(group.Select(run => cost(run.Run))), 3)),
        ];

    private static GrowFit Fit<T>(List<(int Count, T Run)> runs, Func<T, double> cost) =>
        GrowFit.Of([.. runs.Select(run => ((double)run.Count, cost(run.Run)))]);
}

/// <summary>The processes that a bench starts.</summary>
internal static class BenchProcess
{
    public static ProcessStartInfo Self(params string[] args)
    {
        // Run by dotnet when the bench is: its host program may not be there.
        var isOwn = Path.GetFileNameWithoutExtension(Environment.ProcessPath) != "dotnet";
        return isOwn
            ? new(Environment.ProcessPath!, args)
            : new(Environment.ProcessPath!, [typeof(BenchProcess).Assembly.Location, .. args]);
    }

    public static Process Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        return Process.Start(start)!;
    }

    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> LastLineAsync(ProcessStartInfo start)
    {
        using var process = Start(start);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None); // ends with the process
        await process.WaitForExitAsync(CancellationToken.None); // as above
        return process.ExitCode == 0
            ? output.Trim().Split('\n')[^1]
            : throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode}: {output}");
    }
}

/// <param name="ReadySeconds">From the start of the client to the last guild in the cache.</param>
/// <param name="HeapBytes">What that added to the heap.</param>
/// <param name="CpuSeconds">For the events.</param>
internal sealed record GuildsGrown(int Events, double ReadySeconds, long HeapBytes, double CpuSeconds);

/// <param name="IdleCpuShare">Of one core, with a heartbeat every 5 s.</param>
/// <param name="ReconnectSeconds">From the loss of all connections to the last RESUMED, waits included.</param>
internal sealed record ShardsGrown(long ResidentBytes, double IdleCpuShare, double ReconnectSeconds);

internal sealed record GuildsGrowth(
    string Name,
    IReadOnlyList<int> Guilds,
    int Reps,
    IReadOnlyList<double> HeapMegabytes,
    GrowFit HeapGrowth,
    IReadOnlyList<double> CpuMicrosecondsPerEvent,
    GrowFit CpuGrowth,
    IReadOnlyList<double> ReadySeconds,
    GrowFit ReadyGrowth
);

internal sealed record ShardsGrowth(
    string Name,
    IReadOnlyList<int> Shards,
    int Reps,
    IReadOnlyList<double> ResidentMegabytes,
    GrowFit ResidentGrowth,
    IReadOnlyList<double> IdleCpuPercent,
    GrowFit IdleCpuGrowth,
    IReadOnlyList<double> ReconnectSeconds,
    GrowFit ReconnectGrowth
);

[JsonSerializable(typeof(GuildsGrown))]
[JsonSerializable(typeof(ShardsGrown))]
[JsonSerializable(typeof(GuildsGrowth))]
[JsonSerializable(typeof(ShardsGrowth))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class GrowJson : JsonSerializerContext;
