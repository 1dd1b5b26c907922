using System.Diagnostics;
using System.Text.Json;

namespace Guildhall.Bench;

/// <summary>
/// <c>gateway [--events 200000] [--reps 5] [--zlib-reps 2] [--guilds 1000]</c>: our client, the platform's WebSocket alone, and discord.js with
/// its default caches and with none, each in its own process on the same frames, in turns. The first half of the events
/// warms up. One line for each consumer (medians) and one for each ratio (median of the paired ratios).
/// </summary>
internal static class GatewayBench
{
    private static readonly string[] plain = ["ours", "raw", "discordjs", "discordjs-nocache"];

    // With compression there are two limits: what the socket can do, and what it can do with the inflating alone.
    private static readonly string[] compressed = [.. plain, "raw-inflated"];

    public static async Task RunAsync(string[] args)
    {
        var events = BenchArguments.Number(args, "--events", 200_000);
        var reps = BenchArguments.Number(args, "--reps", 5);
        var compressedReps = BenchArguments.Number(args, "--zlib-reps", Math.Min(reps, 2));
        var guilds = BenchArguments.Number(args, "--guilds", 1_000);
        var peers = Path.Combine(LocalWorld.Repository(), "bench", "peers", "gateway");
        if (!Directory.Exists(Path.Combine(peers, "node_modules")))
        {
            await BenchProcess.LastLineAsync(
                new("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = peers }
            );
        }

        using var source = BenchProcess.Start(BenchProcess.Self("gateway-source", $"{guilds}", $"{events}"));
        var port = (await source.StandardOutput.ReadLineAsync(CancellationToken.None))!; // printed at once
        try
        {
            await CompareAsync(port, events, reps, "none", peers);
            await CompareAsync(port, events, compressedReps, "zlib", peers);
        }
        finally
        {
            source.Kill();
            await source.WaitForExitAsync(CancellationToken.None); // killed
        }
    }

    private static async Task CompareAsync(string port, int events, int reps, string compression, string peers)
    {
        var consumers = compression == "none" ? plain : compressed;
        var runs = consumers.ToDictionary(consumer => consumer, _ => new List<ConsumerReport>());
        for (var rep = 0; rep < reps; rep++)
        {
            foreach (var consumer in consumers)
            {
                var start = consumer.StartsWith("discordjs", StringComparison.Ordinal)
                    ? new ProcessStartInfo(
                        "node",
                        [
                            Path.Combine(peers, "discordjs.cjs"),
                            $"http://127.0.0.1:{port}/api",
                            "bench",
                            $"{events}",
                            consumer == "discordjs" ? "default" : "nocache",
                            compression,
                        ]
                    )
                    : BenchProcess.Self("gateway-consume", consumer, port, $"{events}", compression);
                var line = await BenchProcess.LastLineAsync(start);
                runs[consumer].Add(JsonSerializer.Deserialize(line, GatewayBenchJson.Default.ConsumerReport)!);
            }
        }

        foreach (var (consumer, reports) in runs)
        {
            Print(
                new GatewayResult(
                    "gateway",
                    consumer,
                    compression,
                    reps,
                    reports[0].Events,
                    (int)GrowFit.Median(reports.Select(r => r.Events / r.Seconds)),
                    Math.Round(GrowFit.Median(reports.Select(r => r.CpuSeconds * 1e6 / r.Events)), 2),
                    Math.Round(GrowFit.Median(reports.Select(r => r.PeakBytes / 1048576d)), 1),
                    reports[0].AllocatedPerEvent is null
                        ? null
                        : Math.Round(GrowFit.Median(reports.Select(r => r.AllocatedPerEvent!.Value)), 1)
                ),
                GatewayBenchJson.Default.GatewayResult
            );
        }

        foreach (var peer in consumers.Skip(1))
        {
            var ratios = runs["ours"].Zip(runs[peer], (ours, other) => PerCpu(ours) / PerCpu(other)).ToList();
            Print(
                new GatewayRatio(
                    "gateway-ratio",
                    peer,
                    compression,
                    Math.Round(GrowFit.Median(ratios), 3),
                    [.. ratios.Order()]
                ),
                GatewayBenchJson.Default.GatewayRatio
            );
        }
    }

    private static double PerCpu(ConsumerReport report) => report.Events / report.CpuSeconds;

    private static void Print<T>(T result, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json) =>
        Console.WriteLine(JsonSerializer.Serialize(result, json));
}

/// <param name="PerSecond">To the handler.</param>
/// <param name="CpuMicroseconds">Of the whole process, for one event.</param>
internal sealed record GatewayResult(
    string Name,
    string Consumer,
    string Compression,
    int Reps,
    int Events,
    int PerSecond,
    double CpuMicroseconds,
    double PeakMiB,
    double? AllocatedPerEvent
);

/// <param name="PerCpuSecond">Our events per CPU-second over the other's: the median of the pairs.</param>
internal sealed record GatewayRatio(
    string Name,
    string Peer,
    string Compression,
    double PerCpuSecond,
    IReadOnlyList<double> All
);
