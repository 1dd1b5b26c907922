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
    private readonly ConcurrentBag<Task> asked = [];

    public GatewayHarness(
        DiscordOptions? options = null,
        ISessionStore? sessions = null,
        string limits = "",
        IGatewaySubscriber? subscriber = null,
        DiscordMetrics? metrics = null,
        IGatewayConnector? connector = null,
        Func<ManualTime, TimeProvider>? clock = null
    )
    {
        Gateway = new(Time);
        var limit =
            limits.Length > 0
                ? limits
                : """{"total":1000,"remaining":1000,"reset_after":86400000,"max_concurrency":1}""";
        discord = new(
            Time,
            _ =>
                ScriptedDiscord.Json(
                    $$"""{"url":"ws://gateway.test","shards":{{Shards}},"session_start_limit":{{limit}} }"""
                )
        );
        rest = discord.Client();
        Client = new(
            (options ?? new()) with
            {
                Token = "secret-token",
            },
            rest,
            subscriber ?? this,
            Cache,
            sessions ?? new MemorySessionStore(),
            clock?.Invoke(Time) ?? Time,
            new Random(7),
            metrics ?? new(new ScriptedDiscord.Meters()),
            NullLogger<GatewayClient>.Instance,
            connector ?? Gateway
        );
        // Off the test's own context, as a host would run it.
        Running = Task.Run(() => Client.RunAsync(stop.Token));
    }

    public ManualTime Time { get; } = new();

    public ScriptedGateway Gateway { get; }

    /// <summary>How many shards Discord recommends.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>The test's own handler holds the client up: the clock moves although not everything is handled.</summary>
    public bool HandlerHangs { get; set; }

    public GuildCache Cache { get; } = new();

    public GatewayClient Client { get; }

    public Task Running { get; }

    public ConcurrentQueue<(string Type, long Sequence, Snowflake<Guild>? Guild)> Events { get; } = new();

    public Func<GatewayEvent, Task>? Handler { get; set; }

    public IReadOnlyList<Seen> RestCalls => discord.Requests;

    /// <summary>Asks for a guild's members. Who waits for the answer is part of the client: the clock stands while it works.</summary>
    public Task<MembersFound> Ask(Snowflake<Guild> guild, MemberQuery? query = null)
    {
        var answer = Client.RequestMembersAsync(guild, query ?? new(), TestContext.Current.CancellationToken);
        asked.Add(answer);
        return answer;
    }

    /// <summary>The next dial, moving the clock until it comes.</summary>
    public async Task<ScriptedSocket> Dialled()
    {
        ScriptedSocket? socket = null;
        await Moving(() => Gateway.TryNext(out socket!));
        return socket!;
    }

    /// <summary>The next payload of that opcode; others before it are passed over.</summary>
    public async Task<JsonElement> Sent(ScriptedSocket socket, int op) => (await SentAt(socket, op)).Data;

    /// <summary>The same, and when the client sent it, on its own clock.</summary>
    public async Task<(JsonElement Data, DateTimeOffset At)> SentAt(ScriptedSocket socket, int op)
    {
        JsonElement payload = default;
        DateTimeOffset at = default;
        await Moving(() =>
        {
            while (socket.TrySent(out payload, out at))
            {
                if (payload.GetProperty("op").GetInt32() == op)
                {
                    return true;
                }
            }

            return false;
        });
        return (payload.GetProperty("d"), at);
    }

    /// <summary>Moves the clock by that much, and lets the client do all that falls into it.</summary>
    public async Task Pass(TimeSpan span)
    {
        var end = Time.GetUtcNow() + span;
        await Moving(() => Time.GetUtcNow() >= end, span + span, end);
        await AtRest();
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
        await Client.Ready.WaitAsync(TimeSpan.FromSeconds(120));
        return socket;
    }

    /// <summary>Lets the client come to rest, and only then moves the clock, to the next moment at which something is due.
    /// However slow the machine is, the client sees each moment with all that belongs to it done.</summary>
    public Task Moving(Func<bool> reached) => Moving(reached, TimeSpan.FromHours(3));

    /// <param name="atMost">Of the client's own time: what has not come by then will not come.</param>
    public async Task Moving(Func<bool> reached, TimeSpan atMost, DateTimeOffset? until = null)
    {
        var late = Time.GetUtcNow() + atMost;
        while (!reached())
        {
            if (Time.GetUtcNow() > late)
            {
                throw Stuck();
            }

            if (await AtRest(reached))
            {
                return;
            }

            var step = Time.UntilNext ?? TimeSpan.FromMilliseconds(100);
            var most = until is { } end ? end - Time.GetUtcNow() : step;
            Time.Advance(step < most ? step : most);
        }
    }

    /// <summary>Until the client waits for the socket, the clock or a caller; a hang of two whole minutes is a failure.</summary>
    /// <returns>True when the other thing came first.</returns>
    public async Task<bool> AtRest(Func<bool>? orElse = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (!IsAtRest)
        {
            if (orElse?.Invoke() == true)
            {
                return true;
            }

            if (limit.IsCancellationRequested || Running.IsCompleted)
            {
                throw Stuck();
            }

            await Waiting.Turn();
        }

        return orElse?.Invoke() == true;
    }

    private TimeoutException Stuck() =>
        new(
            $"{Time.GetUtcNow()}: {string.Join(", ", Client.Status)}, waiting {Client.IsWaiting}, idle {Client.IsIdle}, drained {Gateway.IsDrained}, {Events.Count} events, ended {Running.Status}"
        );

    // In the order in which work moves on: a frame is read, its event handled, and handling may ask the shard for more.
    // What a request for members waits for comes from all of them; it sets nothing going itself.
    private bool IsAtRest =>
        (
            HandlerHangs
                ? (Gateway.IsDrained || Client.IsHeldUp) && Client.IsWaiting
                : Gateway.IsDrained && Client.IsWaiting && Client.IsIdle && Client.IsWaiting
        )
        && asked.Count(answer => !answer.IsCompleted) == Client.MembersAwaited;

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
        await Running.WaitAsync(TimeSpan.FromSeconds(120));
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await Running.WaitAsync(TimeSpan.FromSeconds(120));
        }
        catch (Exception exception) when (exception is GatewayFatalException or InvalidOperationException)
        {
            // The test has looked at it.
        }

        Client.Dispose();
        rest.Dispose();
        discord.Dispose();
        stop.Dispose();
    }
}
