using System.Collections.Concurrent;
using System.Text.Json;
using Guildhall.Discord;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Guildhall.Tests.Kit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Discord.Gateway;

/// <summary>A client on a scripted gateway and a manual clock; the test plays Discord.</summary>
internal sealed class GatewayHarness : IAsyncDisposable, IGatewaySubscriber
{
    private readonly CancellationTokenSource stop = new();
    private readonly ScriptedDiscord discord;
    private readonly DiscordRest rest;

    public GatewayHarness(DiscordOptions? options = null, ISessionStore? sessions = null, string limits = "")
    {
        Gateway = new(Time);
        var limit =
            limits.Length > 0
                ? limits
                : """{"total":1000,"remaining":1000,"reset_after":86400000,"max_concurrency":1}""";
        discord = new(
            Time,
            _ => ScriptedDiscord.Json($$"""{"url":"ws://gateway.test","shards":1,"session_start_limit":{{limit}} }""")
        );
        rest = discord.Client();
        Client = new(
            (options ?? new()) with
            {
                Token = "secret-token",
            },
            rest,
            this,
            Cache,
            sessions ?? new MemorySessionStore(),
            Time,
            new Random(7),
            new(new ScriptedDiscord.Meters()),
            NullLogger<GatewayClient>.Instance,
            Gateway
        );
        // Off the test's own context, as a host would run it.
        Running = Task.Run(() => Client.RunAsync(stop.Token));
    }

    public ManualTime Time { get; } = new();

    public ScriptedGateway Gateway { get; }

    public GuildCache Cache { get; } = new();

    public GatewayClient Client { get; }

    public Task Running { get; }

    public ConcurrentQueue<(string Type, long Sequence, Snowflake<Guild>? Guild)> Events { get; } = new();

    public Func<GatewayEvent, Task>? Handler { get; set; }

    public IReadOnlyList<Seen> RestCalls => discord.Requests;

    /// <summary>The next dial, moving the clock until it comes.</summary>
    public async Task<ScriptedSocket> Dialled()
    {
        ScriptedSocket? socket = null;
        await Moving(() => Gateway.TryNext(out socket!));
        return socket!;
    }

    /// <summary>The next payload of that opcode; others before it are passed over.</summary>
    public async Task<JsonElement> Sent(ScriptedSocket socket, int op)
    {
        JsonElement payload = default;
        await Moving(() =>
        {
            while (socket.TrySent(out payload))
            {
                if (payload.GetProperty("op").GetInt32() == op)
                {
                    return true;
                }
            }

            return false;
        });
        return payload.GetProperty("d");
    }

    /// <summary>A first connection up to READY.</summary>
    public async Task<ScriptedSocket> Connected(int heartbeat = 40_000)
    {
        // Nothing of this waits for the clock.
        ScriptedSocket? socket = null;
        await Waiting.Until(() => Gateway.TryNext(out socket!));
        socket!.Hello(heartbeat);
        await Waiting.Until(() => socket.TrySent(out _));
        socket.Ready();
        await Client.Ready.WaitAsync(TimeSpan.FromSeconds(60));
        return socket;
    }

    /// <summary>Lets the client come to rest, and only then moves the clock: else the test would outrun its time-outs.
    /// A client that does not come to rest (a handler hangs) sees the clock move all the same, slowly.</summary>
    public async Task Moving(Func<bool> reached)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!reached())
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException(
                    $"{Time.GetUtcNow()}: {string.Join(", ", Client.Status)}, at rest {Client.IsAtRest}, drained {Gateway.IsDrained}, {Events.Count} events"
                );
            }

            // Only a handler of the test's own can hold the client up; without one a busy machine does.
            var patience = Handler is null ? TimeSpan.FromSeconds(20) : TimeSpan.FromMilliseconds(50);
            var began = TimeProvider.System.GetTimestamp();
            do
            {
                await Waiting.Turn();
            } while (!(Gateway.IsDrained && Client.IsAtRest) && TimeProvider.System.GetElapsedTime(began) < patience);

            if (reached())
            {
                return;
            }

            Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    public bool Wants(string type) => true;

    public async Task HandleAsync(GatewayEvent received, CancellationToken cancellation)
    {
        Events.Enqueue((received.Type, received.Sequence, received.GuildId));
        if (Handler is { } handler)
        {
            await handler(received);
        }
    }

    public async Task Stop()
    {
        await stop.CancelAsync();
        await Running.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await Running.WaitAsync(TimeSpan.FromSeconds(60));
        }
        catch (GatewayFatalException)
        {
            // The test has looked at it.
        }

        Client.Dispose();
        rest.Dispose();
        discord.Dispose();
        stop.Dispose();
    }
}
