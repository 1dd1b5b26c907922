using Microsoft.Extensions.Logging;

namespace Guildhall.Discord.Gateway;

/// <content>How many shards there are, and their common start and end.</content>
public sealed partial class GatewayClient
{
    private const int TooManyGuilds = 4011;

    /// <summary>Runs the shards until they are to stop.</summary>
    /// <returns>The number of shards to go on with; null when it is over.</returns>
    private async Task<int?> RunLayoutAsync(int? count, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await StartAsync(count, stop.Token).ConfigureAwait(false);
        var running = shards.Select(shard => shard.RunAsync(stop.Token)).ToList();
        var saving = KeepSessionsAsync(stop.Token);
        _ = AnnounceAsync(running);
        await Task.WhenAny(Task.WhenAll(running), FirstFailure(running)).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await Task.WhenAll([.. running, saving]).ConfigureAwait(false);
            return null;
        }
        catch (GatewayFatalException exception)
            when (exception.CloseCode == TooManyGuilds && options is { ShardCount: null, Shards: null })
        {
            return await MoreShardsAsync(exception, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<int> MoreShardsAsync(GatewayFatalException refused, CancellationToken cancellation)
    {
        var bot = await rest.GetGatewayBotAsync(cancellation).ConfigureAwait(false);
        if (bot.Shards <= shards.Length)
        {
            throw refused;
        }

        Resharding(shards.Length, bot.Shards);
        foreach (var shard in shards)
        {
            // The guilds are dealt out anew, so no session goes on.
            shard.EndSession();
            await sessions.SaveAsync(shard.Id, shard.Count, null, cancellation).ConfigureAwait(false);
            while (!shard.TryHandOverRest())
            {
                events.Wake();
                await events.WaitForRoomAsync(shard.Overflow!).WaitAsync(cancellation).ConfigureAwait(false);
            }
        }

        events.Wake();
        return bot.Shards;
    }

    private async Task StartAsync(int? wanted, CancellationToken cancellation)
    {
        var bot = await rest.GetGatewayBotAsync(cancellation).ConfigureAwait(false);
        identify.Configure(bot.SessionStartLimit);
        var count = Math.Max(1, wanted ?? bot.Shards);
        var ids = options.Shards ?? [.. Enumerable.Range(0, count)];
        identify.Expect(ids);
        var around = new ShardSurroundings(options, rest, connector, identify, events, time, random, metrics, log);
        var started = new List<Shard>();
        foreach (var id in ids)
        {
            var shard = new Shard(around, id, count, bot.Url) { EndsSession = !sessions.IsDurable };
            if (await sessions.LoadAsync(id, count, cancellation).ConfigureAwait(false) is { } known)
            {
                shard.Session = new(known.SessionId, known.ResumeUrl, known.Sequence);
            }

            started.Add(shard);
        }

        shards = [.. started];
        if (presence is { } shown)
        {
            SetPresence(shown);
        }

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

    /// <summary>Completes with the first shard that fails, or when all have ended.</summary>
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

    [LoggerMessage(LogLevel.Information, "Starting {Here} of {Count} shards")]
    private partial void Starting(int here, int count);

    [LoggerMessage(LogLevel.Warning, "Discord wants more shards: {Count} instead of {Before}, all guilds come anew")]
    private partial void Resharding(int before, int count);
}
