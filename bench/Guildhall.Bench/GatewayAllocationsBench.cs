using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Guildhall.Discord;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Bench;

/// <summary>
/// <c>allocations</c>: what one MESSAGE_CREATE takes from the frame to the return of its handler (decode, dedupe, cache,
/// route), in time and in bytes, by BenchmarkDotNet. The frames come from memory: no socket, no other process.
/// </summary>
internal static class GatewayAllocationsBench
{
    public static void Run()
    {
        var config = ManualConfig
            .CreateEmpty()
            .AddLogger(BenchmarkDotNet.Loggers.NullLogger.Instance)
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "guildhall-bench"));
        var report = BenchmarkRunner.Run<MessageAllocations>(config).Reports.Single();
        var time = report.ResultStatistics!;
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    bench = "allocations",
                    path = "decode, dedupe, cache, route, handler",
                    bytesPerEvent = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase),
                    nanosecondsPerEvent = Math.Round(time.Mean),
                    error = Math.Round(time.ConfidenceInterval.Margin),
                }
            )
        );
    }
}

/// <summary>Ten thousand messages of a thousand guilds through the client, an invocation.</summary>
[MemoryDiagnoser]
[SuppressMessage("Design", "CA1001", Justification = "BenchmarkDotNet calls the cleanup, not Dispose.")]
public class MessageAllocations
{
    private const int Events = 10_000;

    private readonly CancellationTokenSource stop = new();
    private GatewayFromMemory gateway = null!;
    private GatewayClient client = null!;
    private DiscordRest rest = null!;
    private HttpClient http = null!;
    private Task running = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        gateway = new();
        var options = new DiscordOptions
        {
            Token = "bench",
            Api = new("http://bench.test/api/v10"),
            Intents = Intents.Guilds | Intents.GuildMessages,
        };
        var metrics = new DiscordMetrics(gateway);
        http = new HttpClient(new BotAnswer());
        rest = new(http, options, TimeProvider.System, new(1), NullLogger<DiscordRest>.Instance, metrics);
        client = new(
            options,
            rest,
            gateway,
            new GuildCache(),
            new MemorySessionStore(),
            TimeProvider.System,
            new Random(1),
            metrics,
            NullLogger<GatewayClient>.Instance,
            gateway
        );
        running = client.RunAsync(stop.Token);
        await client.Ready;
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public Task Messages() => gateway.PlayAsync(Events);

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
        client.Dispose();
        rest.Dispose();
        http.Dispose();
        stop.Dispose();
    }

    private sealed class BotAnswer : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => Task.FromResult(new HttpResponseMessage { Content = new StringContent(GatewaySource.Bot(0)) });
    }
}

/// <summary>Both ends of the client: its gateway, which makes a frame whenever one is asked for, and its subscriber.</summary>
internal sealed class GatewayFromMemory : IGatewayConnector, IGatewayConnection, IGatewaySubscriber, IMeterFactory
{
    private const int Guilds = 1_000;

    private readonly MessageTemplate[] templates = [.. Enumerable.Range(0, Guilds).Select(GatewayFrames.Message)];
    private readonly Queue<byte[]> first = new([
        GatewayFrames.Hello,
        GatewayFrames.Ready(0, "ws://bench.test"),
        .. Enumerable
            .Range(0, Guilds)
            .Select(guild => GatewayFrames.Guild(guild, GatewayFrames.FirstSequence + 1 + guild)),
    ]);
    private readonly Lock gate = new();
    private long sequence = GatewayFrames.FirstSequence + Guilds;
    private int left;
    private int unhandled;
    private TaskCompletionSource<GatewayFrame>? asked;
    private TaskCompletionSource? played;

    /// <summary>Completes when that many more messages are handled.</summary>
    public Task PlayAsync(int events)
    {
        TaskCompletionSource<GatewayFrame>? waiting;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            (left, unhandled, played) = (events, events, done);
            (waiting, asked) = (asked, null);
        }

        waiting?.SetResult(Next());
        return done.Task;
    }

    public ValueTask<GatewayFrame> ReceiveAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (first.TryDequeue(out var frame))
            {
                return new(new GatewayFrame(frame, false, null));
            }

            if (left > 0)
            {
                return new(Next());
            }

            var waiting = asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            cancellation.Register(() => waiting.TrySetResult(GatewayFrame.Lost));
            return new(waiting.Task);
        }
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellation) => default;

    public ValueTask CloseAsync(int code, CancellationToken cancellation) => default;

    public ValueTask DisposeAsync() => default;

    public Task<IGatewayConnection> ConnectAsync(Uri address, bool isCompressed, CancellationToken cancellation) =>
        Task.FromResult<IGatewayConnection>(this);

    public bool Wants(string type) => type == "MESSAGE_CREATE";

    public Task HandleAsync(GatewayEvent received, CancellationToken cancellation)
    {
        if (Interlocked.Decrement(ref unhandled) == 0)
        {
            played?.TrySetResult();
        }

        return Task.CompletedTask;
    }

    public Meter Create(MeterOptions options) => new(options);

    public void Dispose() { }

    private GatewayFrame Next()
    {
        left--;
        var template = templates[sequence % Guilds];
        template.With(++sequence);
        return new(template.Frame, false, null);
    }
}
