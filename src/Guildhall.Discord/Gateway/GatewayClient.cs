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
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Shard[] shards = [];

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
        members = new(time);
        events = new(options, subscriber, [cache, members], time, metrics, log);
        events.SelfKnown += self =>
        {
            cache.Self = self.User?.Id ?? cache.Self;
            cache.Application = self.Application?.Id ?? cache.Application;
        };
        events.Done += (shard, sequence) => TryGetShard(shard)?.Handled.Done(sequence);
    }

    public GuildCache Cache { get; }

    /// <summary>Completes when every shard of this process was ready once; fails when one cannot be.</summary>
    public Task Ready => ready.Task;

    public IReadOnlyList<ShardStatus> Status =>
        [.. shards.Select(shard => new ShardStatus(shard.Id, shard.State, shard.Latency))];

    /// <summary>Nothing goes on until Discord, the clock or a caller brings something.</summary>
    internal bool IsAtRest => shards.Length > 0 && shards.All(shard => shard.IsAtRest);

    /// <summary>Runs until cancelled. What was read is handled to its end first, within 10 s.</summary>
    /// <exception cref="GatewayFatalException">The token, the intents or the sharding is wrong.</exception>
    /// <exception cref="DiscordApiException">The gateway's address could not be had.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // Handlers outlive the shards: they get the time to drain.
        using var drain = new CancellationTokenSource();
        var working = events.RunAsync(drain.Token);
        try
        {
            await StartAsync(stop.Token).ConfigureAwait(false);
            var running = shards.Select(shard => shard.RunAsync(stop.Token)).ToList();
            var saving = KeepSessionsAsync(stop.Token);
            _ = AnnounceAsync(running);
            await Task.WhenAny(Task.WhenAll(running), FirstFailure(running)).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll([.. running, saving]).ConfigureAwait(false);
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
    )
    {
        var running = shards;
        var shard = running.Length == 0 ? null : TryGetShard(ShardOf(guild, running[0].Count));
        return shard is null
            ? throw new InvalidOperationException("No shard of this process has the guild.")
            : members.RequestAsync(shard, guild, query, cancellation);
    }

    /// <param name="status"><c>online</c>, <c>idle</c>, <c>dnd</c> or <c>invisible</c>.</param>
    /// <param name="activity">Up to 128 characters, shown as a custom status; null for none.</param>
    public void SetPresence(string status, string? activity)
    {
        var payload = ShardPayloads.Write(
            3,
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteNull("since"u8);
                writer.WriteStartArray("activities"u8);
                if (activity is not null)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name"u8, "Custom Status");
                    writer.WriteNumber("type"u8, 4);
                    writer.WriteString("state"u8, activity);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteString("status"u8, status);
                writer.WriteBoolean("afk"u8, false);
                writer.WriteEndObject();
            }
        );
        foreach (var shard in shards)
        {
            shard.SetPresence(payload);
        }
    }

    /// <summary>Which shard has a guild. Source: https://discord.com/developers/docs/events/gateway#sharding</summary>
    public static int ShardOf(Snowflake<Guild> guild, int shardCount) => (int)((guild.Value >> 22) % (ulong)shardCount);

    public void Dispose() => (connector as IDisposable)?.Dispose();

    private async Task StartAsync(CancellationToken cancellation)
    {
        var bot = await rest.GetGatewayBotAsync(cancellation).ConfigureAwait(false);
        var identify = new IdentifyGate(time);
        identify.Configure(bot.SessionStartLimit);
        var count = Math.Max(1, options.ShardCount ?? bot.Shards);
        var around = new ShardSurroundings(options, rest, connector, identify, events, time, random, metrics, log);
        var started = new List<Shard>();
        foreach (var id in options.Shards ?? [.. Enumerable.Range(0, count)])
        {
            var shard = new Shard(around, id, count, bot.Url) { EndsSession = !sessions.IsDurable };
            shard.Session = await sessions.LoadAsync(id, count, cancellation).ConfigureAwait(false);
            shard.Handled.Restart(shard.Session?.Sequence ?? 0);
            started.Add(shard);
        }

        shards = [.. started];
        Starting(started.Count, count);
    }

    private async Task AnnounceAsync(List<Task> running)
    {
        var all = Task.WhenAll(shards.Select(shard => shard.FirstReady.Task));
        if (await Task.WhenAny(all, FirstFailure(running)).ConfigureAwait(false) == all)
        {
            ready.TrySetResult();
        }
    }

    /// <summary>Completes with the first shard that fails; never when none does.</summary>
    private static async Task FirstFailure(List<Task> running)
    {
        var open = running.ToList();
        while (open.Count > 0)
        {
            var ended = await Task.WhenAny(open).ConfigureAwait(false);
            if (!ended.IsCompletedSuccessfully)
            {
                return;
            }

            open.Remove(ended);
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

    private Shard? TryGetShard(int id)
    {
        foreach (var shard in shards)
        {
            if (shard.Id == id)
            {
                return shard;
            }
        }

        return null;
    }

    [LoggerMessage(LogLevel.Information, "Starting {Here} of {Count} shards")]
    private partial void Starting(int here, int count);

    [LoggerMessage(LogLevel.Warning, "Events were still being handled when the time to stop was over")]
    private partial void Undrained();

    [LoggerMessage(LogLevel.Warning, "The session of shard {Shard} could not be saved")]
    private partial void Unsaved(Exception exception, int shard);
}

/// <param name="Latency">Of the last acknowledged heartbeat.</param>
public sealed record ShardStatus(int Shard, ShardState State, TimeSpan? Latency);
