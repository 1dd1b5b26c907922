using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Serialization;
using Guildhall.Discord;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Bench;

/// <summary><c>gateway-consume ours|typed|raw|raw-inflated PORT EVENTS none|zlib</c>: one consumer in a process of its own. Prints one
/// line: what it took from the end of the warm-up, half of the events, to the last event.</summary>
internal static class GatewayConsumers
{
    public static async Task RunAsync(string[] args)
    {
        var (kind, port) = (args[0], BenchArguments.Number(args[1]));
        var meter = new ConsumerMeter(BenchArguments.Number(args[2]));
        var isCompressed = args[3] == "zlib";
        if (kind is "raw" or "raw-inflated")
        {
            using var inflater = kind == "raw" ? null : new StreamInflater(64 << 20);
            await RawAsync(port, isCompressed, inflater, meter);
            return;
        }

        var options = new DiscordOptions
        {
            Token = "bench",
            Api = new($"http://127.0.0.1:{port}/api/v10"),
            Intents = Intents.Guilds | Intents.GuildMessages | Intents.MessageContent,
            UseCompression = isCompressed,
        };
        var metrics = new DiscordMetrics(new NoMeters());
        using var http = new HttpClient(DiscordRest.CreateHandler());
        using var rest = new DiscordRest(
            http,
            options,
            TimeProvider.System,
            new Random(1),
            NullLogger<DiscordRest>.Instance,
            metrics
        );
        using var client = new GatewayClient(
            options,
            rest,
            new Counting(meter, kind == "typed"),
            new GuildCache(),
            new MemorySessionStore(),
            TimeProvider.System,
            new Random(1),
            metrics,
            NullLogger<GatewayClient>.Instance
        );
        using var stop = new CancellationTokenSource();
        var running = client.RunAsync(stop.Token);
        await await Task.WhenAny(meter.Done, running);
        Console.WriteLine(meter.Report());
        await stop.CancelAsync();
        await running;
    }

    /// <summary>The limit: a WebSocket of the platform over the same buffered stream, nothing read of the messages.</summary>
    private static async Task RawAsync(int port, bool isCompressed, StreamInflater? inflater, ConsumerMeter meter)
    {
        using var invoker = new HttpMessageInvoker(
            new SocketsHttpHandler { ConnectCallback = ReadAheadStream.ConnectAsync }
        );
        using var socket = new ClientWebSocket();
        var query = isCompressed ? "&compress=zlib-stream" : "";
        await socket.ConnectAsync(
            new Uri($"ws://127.0.0.1:{port}/?v=10&encoding=json{query}"),
            invoker,
            CancellationToken.None // ends with the process
        );
        await socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None); // as above
        var buffer = new byte[1024 * 1024];
        // HELLO, READY and the guilds come first.
        for (var skip = 1_002; !meter.Done.IsCompleted; )
        {
            ValueWebSocketReceiveResult received;
            do
            {
                received = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None); // as above
                inflater?.TryInflate(buffer.AsSpan(0, received.Count), out _);
            } while (!received.EndOfMessage);
            if (skip-- <= 0)
            {
                meter.Count();
            }
        }

        Console.WriteLine(meter.Report());
    }

    private sealed class Counting(ConsumerMeter meter, bool readsAll) : IGatewaySubscriber
    {
        private long characters;

        public bool Wants(string type) => type == "MESSAGE_CREATE";

        public Task HandleAsync(GatewayEvent received, CancellationToken cancellation)
        {
            if (readsAll)
            {
                Interlocked.Add(ref characters, received.Read(DiscordJson.Default.Message).Content.Length);
            }

            meter.Count();
            return Task.CompletedTask;
        }
    }

    private sealed class NoMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose() { }
    }
}

/// <summary>Counts events on any thread and measures what they take.</summary>
internal sealed class ConsumerMeter(int events)
{
    private readonly int warm = events / 2;
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int seen;
    private long began;
    private long ended;
    private TimeSpan cpu;
    private long allocated;

    public Task Done => done.Task;

    public void Count()
    {
        var number = Interlocked.Increment(ref seen);
        if (number == warm)
        {
            cpu = Environment.CpuUsage.TotalTime;
            allocated = GC.GetTotalAllocatedBytes();
            began = TimeProvider.System.GetTimestamp();
        }
        else if (number == events)
        {
            ended = TimeProvider.System.GetTimestamp();
            cpu = Environment.CpuUsage.TotalTime - cpu;
            allocated = GC.GetTotalAllocatedBytes() - allocated;
            done.TrySetResult();
        }
    }

    public string Report() =>
        JsonSerializer.Serialize(
            new ConsumerReport(
                events - warm,
                TimeProvider.System.GetElapsedTime(began, ended).TotalSeconds,
                cpu.TotalSeconds,
                Peak(),
                (double)allocated / (events - warm)
            ),
            GatewayBenchJson.Default.ConsumerReport
        );

    private static long Peak()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}

/// <param name="AllocatedPerEvent">Bytes; null for another runtime.</param>
internal sealed record ConsumerReport(
    int Events,
    double Seconds,
    double CpuSeconds,
    long PeakBytes,
    double? AllocatedPerEvent
);

[JsonSerializable(typeof(ConsumerReport))]
[JsonSerializable(typeof(GatewayResult))]
[JsonSerializable(typeof(GatewayRatio))]
[JsonSerializable(typeof(GuildMemoryResult))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
internal sealed partial class GatewayBenchJson : JsonSerializerContext;
