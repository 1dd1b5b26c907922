using System.Text.Json;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace Guildhall.Discord.Gateway;

/// <summary>
/// The live connection to Discord: runs this process's shards and gives their events to one subscriber.
/// Source: https://discord.com/developers/docs/events/gateway
/// </summary>
public sealed partial class GatewayClient : IDisposable
{
    private static readonly TimeSpan saveEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan drainWithin = TimeSpan.FromSeconds(10);

    private readonly DiscordOptions options;
    private readonly DiscordRest rest;
    private readonly ISessionStore sessions;
    private readonly TimeProvider time;
    private readonly Random random;
    private readonly DiscordMetrics metrics;
    private readonly ILogger<GatewayClient> log;
    private readonly IGatewayConnector connector;
    private readonly EventDispatcher events;
    private readonly MemberRequests members;
    private readonly IGatewaySubscriber subscriber;
    private readonly IdentifyGate identify;
    private readonly EventSlabs slabs = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Shard[] shards = [];
    private OutgoingPayload? presence;

    public GatewayClient(
        DiscordOptions options,
        DiscordRest rest,
        IGatewaySubscriber subscriber,
        GuildCache cache,
        ISessionStore sessions,
        TimeProvider time,
        Random random,
        DiscordMetrics metrics,
        ILogger<GatewayClient> log
    )
        : this(options, rest, subscriber, cache, sessions, time, random, metrics, log, new WebSocketConnector()) { }

    internal GatewayClient(
        DiscordOptions options,
        DiscordRest rest,
        IGatewaySubscriber subscriber,
        GuildCache cache,
        ISessionStore sessions,
        TimeProvider time,
        Random random,
        DiscordMetrics metrics,
        ILogger<GatewayClient> log,
        IGatewayConnector connector
    )
    {
        this.options = options;
        this.rest = rest;
        this.sessions = sessions;
        this.time = time;
        this.random = random;
        this.metrics = metrics;
        this.log = log;
        this.connector = connector;
        Cache = cache;
        this.subscriber = subscriber;
        identify = new(time);
        members = new(time);
        events = new(options, subscriber, [cache, members], time, metrics, log);
        events.SelfKnown += self =>
        {
            cache.Self = self.User?.Id ?? cache.Self;
            cache.Application = self.Application?.Id ?? cache.Application;
        };
    }

    public GuildCache Cache { get; }

    /// <summary>Completes when every shard of this process was ready once; fails when one cannot be.</summary>
    public Task Ready => ready.Task;

    public IReadOnlyList<ShardStatus> Status =>
        [.. shards.Select(shard => new ShardStatus(shard.Id, shard.State, shard.Latency))];

    /// <summary>Nothing goes on until Discord, the clock, a handler or a caller brings something.</summary>
    internal bool IsWaiting => shards.Length > 0 && shards.All(shard => shard.IsWaiting);

    /// <summary>Everything that was read is handled.</summary>
    internal bool IsIdle =>
        events.IsIdle && shards.All(shard => shard.Overflow is null && shard.Session is not { IsIdle: false });

    /// <summary>How many requests for members wait for Discord or the clock. One that is asked, not answered and not among
    /// them is at work.</summary>
    internal int MembersAwaited => members.Awaited;

    /// <summary>Some shard reads no further until there is room in a queue.</summary>
    internal bool IsHeldUp => shards.Any(shard => shard.Overflow is not null);

    /// <summary>Runs until cancelled. What was read is handled to its end first, within 10 s.</summary>
    /// <exception cref="GatewayFatalException">The token, the intents or the sharding is wrong.</exception>
    /// <exception cref="InvalidOperationException">The subscriber wants events that the intents do not bring.</exception>
    /// <exception cref="DiscordApiException">The gateway's address could not be had.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // Handlers outlive the shards: they get the time to drain.
        using var drain = new CancellationTokenSource();
        var working = events.RunAsync(drain.Token);
        try
        {
            EventIntents.Check(subscriber, options.Intents);
            var count = options.ShardCount;
            do
            {
                count = await RunLayoutAsync(count, cancellation).ConfigureAwait(false);
            } while (count is not null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told to stop while still starting.
        }
        catch (Exception exception)
        {
            ready.TrySetException(exception);
            throw;
        }
        finally
        {
            ready.TrySetCanceled(CancellationToken.None);
            await DrainAsync(working, drain).ConfigureAwait(false);
            await SaveSessionsAsync(CancellationToken.None).ConfigureAwait(false); // the caller's token has ended already
        }
    }

    /// <summary>Members of a guild, by id or by name. Source: gateway opcode 8</summary>
    /// <exception cref="InvalidOperationException">No shard of this process has the guild.</exception>
    /// <exception cref="TimeoutException">Discord sent nothing for 30 s.</exception>
    public Task<MembersFound> RequestMembersAsync(
        Snowflake<Guild> guild,
        MemberQuery query,
        CancellationToken cancellation
    ) => members.RequestAsync(ShardOfGuild(guild), guild, query, cancellation);

    /// <summary>Shown in every guild, also after a reconnect.</summary>
    /// <param name="status"><c>online</c>, <c>idle</c>, <c>dnd</c> or <c>invisible</c>.</param>
    /// <param name="activity">Up to 128 characters, shown as a custom status; null for none.</param>
    public void SetPresence(string status, string? activity)
    {
        var payload = ShardPayloads.Presence(status, activity);
        ShardPayloads.RefuseTooLarge(payload);
        presence = new(payload);
        SetPresence(presence);
    }

    /// <summary>Asks the guild's shard for something else: voice state (4), soundboard sounds (31), channel info (43).
    /// Source: https://discord.com/developers/docs/events/gateway-events#send-events</summary>
    /// <param name="data">Writes the payload's <c>d</c>; 4,096 bytes with its frame.</param>
    /// <exception cref="InvalidOperationException">No shard of this process has the guild.</exception>
    /// <exception cref="ArgumentException">Too large.</exception>
    public void Send(Snowflake<Guild> guild, int opcode, Action<Utf8JsonWriter> data) =>
        ShardOfGuild(guild).Send(new(ShardPayloads.Write(opcode, data)));

    /// <summary>Which shard has a guild. Source: https://discord.com/developers/docs/events/gateway#sharding</summary>
    public static int ShardOf(Snowflake<Guild> guild, int shardCount) => (int)((guild.Value >> 22) % (ulong)shardCount);

    public void Dispose()
    {
        identify.Dispose();
        (connector as IDisposable)?.Dispose();
    }

    private void SetPresence(OutgoingPayload shown)
    {
        foreach (var shard in shards)
        {
            shard.SetPresence(shown);
        }
    }

    private async Task DrainAsync(Task working, CancellationTokenSource drain)
    {
        events.Complete();
        drain.CancelAfter(drainWithin);
        try
        {
            await working.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Undrained();
        }
    }

    private async Task KeepSessionsAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(saveEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false))
            {
                await SaveSessionsAsync(cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping saves once more.
        }
    }

    private async Task SaveSessionsAsync(CancellationToken cancellation)
    {
        foreach (var shard in shards)
        {
            try
            {
                await sessions.SaveAsync(shard.Id, shard.Count, shard.Resumable, cancellation).ConfigureAwait(false);
            }
            catch (Exception exception)
                when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                // Without it a restart identifies instead of resuming: worse, and no reason to stop.
                Unsaved(exception, shard.Id);
            }
        }
    }

    private Shard ShardOfGuild(Snowflake<Guild> guild)
    {
        var running = shards;
        var id = running.Length == 0 ? -1 : ShardOf(guild, running[0].Count);
        return Array.Find(running, shard => shard.Id == id)
            ?? throw new InvalidOperationException("No shard of this process has the guild.");
    }

    [LoggerMessage(LogLevel.Warning, "Events were still being handled when the time to stop was over")]
    private partial void Undrained();

    [LoggerMessage(LogLevel.Warning, "The session of shard {Shard} could not be saved")]
    private partial void Unsaved(Exception exception, int shard);
}

/// <param name="Latency">Of the last acknowledged heartbeat.</param>
public sealed record ShardStatus(int Shard, ShardState State, TimeSpan? Latency);
