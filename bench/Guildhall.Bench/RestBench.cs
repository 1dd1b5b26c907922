using System.Globalization;
using System.Text.Json;
using Guildhall.Discord;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Bench;

/// <summary>
/// <c>rest [CALLS] [REPETITIONS]</c>: POST message, all calls asked for at once, ours and @discordjs/rest in turn against
/// one target, over 64 channels and over one. <c>ratelimit</c>: ours against a target that refuses what comes too soon.
/// </summary>
internal static class RestBench
{
    private const ulong FirstChannel = 100_000_000_000_000_000;

    public static async Task RunAsync(string[] args)
    {
        var calls = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 4_000;
        var repetitions = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
        using var target = RestPeer.Target("free");
        var api = $"http://127.0.0.1:{await target.ReadLineAsync()}/api";
        using var peer = await RestPeer.DiscordJsAsync(api);
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var rest = Client(api, int.MaxValue, meters);
        foreach (var channels in (int[])[64, 1])
        {
            var rounds = new List<(Round Ours, Round Peer)>();
            for (var i = 0; i <= repetitions; i++)
            {
                var ours = await MeasureAsync(rest, calls, channels);
                var theirs = JsonDocument.Parse(await peer.AskAsync($"{calls} {channels}")).RootElement;
                rounds.Add((ours, Round.Of(theirs)));
            }

            // The first warms both up.
            Report(calls, channels, rounds[1..]);
        }
    }

    public static async Task LimitsAsync(string[] args)
    {
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        // 64 buckets permit 320 a second, so the global 50 count; four permit 20.
        foreach (var (calls, channels, rate) in ((int, int, int)[])[(1_050, 64, 50), (220, 4, 20)])
        {
            using var target = RestPeer.Target("strict");
            using var rest = Client($"http://127.0.0.1:{await target.ReadLineAsync()}/api", 50, meters);
            var round = await MeasureAsync(rest, calls, channels);
            var early = int.Parse(await target.AskAsync("refused"), CultureInfo.InvariantCulture);
            // What a second permits may go at its beginning: the first lot costs no time.
            var permitted = (calls - rate) / (double)rate;
            Print(
                $$"""{"bench":"ratelimit","calls":{{calls}},"buckets":{{channels}},"permittedPerSecond":{{rate}},"seconds":{{round.Seconds:0.00}},"ofPermitted":{{permitted / round.Seconds:0.000}},"earlySends":{{early}},"failed":{{round.Failed}}}"""
            );
        }
    }

    private static void Report(int calls, int channels, List<(Round Ours, Round Peer)> rounds) =>
        Print(
            $$"""{"bench":"rest","peer":"@discordjs/rest","calls":{{calls}},"buckets":{{channels}},"repetitions":{{rounds.Count}},"callsPerSecond":{{Median(rounds, r => calls / r.Ours.Seconds):0}},"peerCallsPerSecond":{{Median(rounds, r => calls / r.Peer.Seconds):0}},"cpuMicrosecondsPerCall":{{Median(rounds, r => r.Ours.CpuSeconds * 1e6 / calls):0.0}},"peerCpuMicrosecondsPerCall":{{Median(rounds, r => r.Peer.CpuSeconds * 1e6 / calls):0.0}},"ratio":{{Median(rounds, r => r.Peer.Seconds / r.Ours.Seconds):0.00}},"cpuRatio":{{Median(rounds, r => r.Peer.CpuSeconds / r.Ours.CpuSeconds):0.00}},"failed":{{rounds.Sum(r => r.Ours.Failed)}},"peerFailed":{{rounds.Sum(r => r.Peer.Failed)}}}"""
        );

    private static DiscordRest Client(string api, int perSecond, IServiceProvider meters) =>
        new(
            new HttpMessageInvoker(DiscordRest.CreateHandler()),
            new()
            {
                Token = "bench",
                Api = new($"{api}/v10"),
                RequestsPerSecond = perSecond,
            },
            TimeProvider.System,
            new Random(1),
            NullLogger<DiscordRest>.Instance,
            ActivatorUtilities.CreateInstance<DiscordMetrics>(meters)
        );

    private static async Task<Round> MeasureAsync(DiscordRest rest, int calls, int channels)
    {
        var payload = MessagePayload.OfText("The spice must flow");
        var failed = 0;
        var cpu = Environment.CpuUsage.TotalTime;
        var start = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, calls).Select(CallAsync));
        return new(
            TimeProvider.System.GetElapsedTime(start).TotalSeconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds,
            failed
        );

        async Task CallAsync(int number)
        {
            try
            {
                var channel = new Snowflake<Channel>(FirstChannel + (ulong)(number % channels));
                await rest.CreateMessageAsync(channel, payload, CancellationToken.None);
            }
            catch (DiscordApiException)
            {
                Interlocked.Increment(ref failed);
            }
        }
    }

    private static double Median<T>(List<T> rounds, Func<T, double> figure) =>
        rounds.Select(figure).Order().ElementAt(rounds.Count / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private readonly record struct Round(double Seconds, double CpuSeconds, int Failed)
    {
        public static Round Of(JsonElement line) =>
            new(
                line.GetProperty("seconds").GetDouble(),
                line.GetProperty("cpuSeconds").GetDouble(),
                line.GetProperty("failed").GetInt32()
            );
    }
}
