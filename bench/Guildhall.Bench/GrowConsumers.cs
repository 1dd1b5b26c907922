using System.Diagnostics.Metrics;
using System.Text.Json;
using Guildhall.Discord;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Bench;

/// <summary><c>grow-guilds-consume PORT EVENTS GUILDS</c> and <c>grow-shards-consume PORT SHARDS</c>: the client in a
/// process of its own, measured by itself.</summary>
internal static class GrowConsumers
{
    private const int Drops = 3;

    private static readonly TimeSpan settle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan idle = TimeSpan.FromSeconds(6);

    public static async Task GuildsAsync(string[] args)
    {
        var (port, events, guilds) = (args[0], BenchArguments.Number(args[1]), BenchArguments.Number(args[2]));
        using var world = new GrowClient(port, 1);
        var cached = world.Seen("GUILD_CREATE", guilds);
        var first = world.Seen("MESSAGE_CREATE", 1);
        var last = world.Seen("MESSAGE_CREATE", events);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = TimeProvider.System.GetTimestamp();
        var running = world.Start();
        await await Task.WhenAny(cached, running);
        var ready = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        // The source pauses here for 3 s.
        var heap = GC.GetTotalMemory(forceFullCollection: true) - before;
        await await Task.WhenAny(first, running);
        var cpu = Environment.CpuUsage.TotalTime;
        await await Task.WhenAny(last, running);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        Print(new GuildsGrown(events, ready, heap, cpu.TotalSeconds), GrowJson.Default.GuildsGrown);
        await world.StopAsync();
    }

    public static async Task ShardsAsync(string[] args)
    {
        var (port, shards) = (args[0], BenchArguments.Number(args[1]));
        using var http = new HttpClient();
        using var world = new GrowClient(port, shards);
        var running = world.Start();
        await await Task.WhenAny(world.Ready, running);
        await Task.Delay(settle, TimeProvider.System);
        GC.Collect();
        var cpu = Environment.CpuUsage.TotalTime;
        await Task.Delay(idle, TimeProvider.System);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        var resident = Environment.WorkingSet;
        var times = new List<double>();
        for (var drop = 1; drop <= Drops; drop++)
        {
            var resumed = world.Seen("RESUMED", drop * shards);
            var started = TimeProvider.System.GetTimestamp();
            await http.GetAsync(new Uri($"http://127.0.0.1:{port}/drop"));
            await await Task.WhenAny(resumed, running);
            times.Add(TimeProvider.System.GetElapsedTime(started).TotalSeconds);
        }

        Print(new ShardsGrown(resident, cpu / idle, GrowFit.Median(times)), GrowJson.Default.ShardsGrown);
        await world.StopAsync();
    }

    private static void Print<T>(T result, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> json) =>
        Console.WriteLine(JsonSerializer.Serialize(result, json));
}

/// <summary>Our client with a subscriber that counts.</summary>
internal sealed class GrowClient : IGatewaySubscriber, IMeterFactory
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> counts = [];
    private readonly List<(string Type, int Count, TaskCompletionSource Reached)> awaited = [];
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http = new(DiscordRest.CreateHandler());
    private readonly DiscordRest rest;
    private readonly GatewayClient client;
    private Task running = Task.CompletedTask;

    public GrowClient(string port, int shards)
    {
        var options = new DiscordOptions
        {
            Token = "bench",
            Api = new($"http://127.0.0.1:{port}/api/v10"),
            Intents = Intents.Guilds | Intents.GuildMessages,
            ShardCount = shards,
        };
        var metrics = new DiscordMetrics(this);
        rest = new(http, options, TimeProvider.System, new(1), NullLogger<DiscordRest>.Instance, metrics);
        client = new(
            options,
            rest,
            this,
            new GuildCache(),
            new MemorySessionStore(),
            TimeProvider.System,
            new Random(1),
            metrics,
            NullLogger<GatewayClient>.Instance
        );
    }

    public Task Ready => client.Ready;

    public Task Start() => running = client.RunAsync(stop.Token);

    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    /// <summary>Completes with the event of that name that brings the number to the count.</summary>
    public Task Seen(string type, int count)
    {
        lock (gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            awaited.Add((type, count, reached));
            return reached.Task;
        }
    }

    public bool Wants(string type) => type is "GUILD_CREATE" or "MESSAGE_CREATE" or "RESUMED";

    public Task HandleAsync(GatewayEvent received, CancellationToken cancellation)
    {
        lock (gate)
        {
            var count = counts[received.Type] = counts.GetValueOrDefault(received.Type) + 1;
            foreach (var (type, wanted, reached) in awaited)
            {
                if (wanted == count && type == received.Type)
                {
                    reached.TrySetResult();
                }
            }
        }

        return Task.CompletedTask;
    }

    public Meter Create(MeterOptions options) => new(options);

    public void Dispose()
    {
        client.Dispose();
        rest.Dispose();
        http.Dispose();
        stop.Dispose();
    }
}
