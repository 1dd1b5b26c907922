using System.Text.Json;
using System.Threading.Channels;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Channel = System.Threading.Channels.Channel;

namespace Guildhall.Aegis.Raids.Joins;

/// <summary>Writes down who joined, all that came while the last write ran in one statement, and has those held who join in
/// a raid.</summary>
internal sealed partial class JoinLog(Db db, RaidBook raids, TimeProvider time, ILogger<JoinLog> log)
    : BackgroundService
{
    /// <summary>How long who joined is known.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(7);

    private const int BatchSize = 500;
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan betweenSweeps = TimeSpan.FromHours(1);

    // Full, it makes the guild's events wait: none is lost.
    private readonly Channel<JoinRow> waiting = Channel.CreateBounded<JoinRow>(
        new BoundedChannelOptions(20_000) { SingleReader = true }
    );

    private readonly Dictionary<long, DateTimeOffset> sweptAt = [];

    public ValueTask AddAsync(JoinRow row, CancellationToken cancellation) =>
        waiting.Writer.WriteAsync(row, cancellation);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        while (waiting.Reader.Count > 0)
        {
            await FlushAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await FlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is written at the stop.
        }
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        List<JoinRow> batch = [];
        while (batch.Count < BatchSize && waiting.Reader.TryRead(out var row))
        {
            batch.Add(row);
        }

        while (batch.Count > 0)
        {
            try
            {
                await WriteAsync(batch, cancellation);
                return;
            }
            catch (StorageException exception) when (!cancellation.IsCancellationRequested)
            {
                NotWritten(exception, batch.Count);
                await Task.Delay(pause, time, cancellation);
            }
        }
    }

    private async Task WriteAsync(List<JoinRow> batch, CancellationToken cancellation)
    {
        List<Raid> open = [];
        var guilds = batch.Select(row => row.Guild).Distinct().ToArray();
        foreach (var guild in guilds)
        {
            if (await raids.OpenAsync(GuildOf(guild), cancellation) is { } raid)
            {
                open.Add(raid);
            }
        }

        var now = time.GetUtcNow();
        var swept = guilds.Where(guild => now - sweptAt.GetValueOrDefault(guild) > betweenSweeps).ToArray();
        var rows = JsonSerializer.Serialize(batch, AegisJson.Default.IReadOnlyListJoinRow);
        await db.WriteAsync(
            async unit =>
            {
                await unit.ExecuteAsync(
                    unit.Dialect.Choose(JoinSqliteSql.Add, JoinPostgresSql.Add),
                    new { Rows = rows }
                );
                foreach (var raid in open)
                {
                    var hold = HoldJob.At(raid, now);
                    await unit.EnqueueAsync(hold, hold.Due);
                }

                foreach (var guild in swept)
                {
                    await unit.ExecuteAsync(JoinSql.Forget, new { Guild = guild, Before = now - Retention });
                }
            },
            cancellation
        );
        foreach (var guild in swept)
        {
            sweptAt[guild] = now;
        }
    }

    private static Snowflake<Guild> GuildOf(long id) => new((ulong)id);

    [LoggerMessage(LogLevel.Warning, "{Count} joins could not be written down yet; trying again")]
    private partial void NotWritten(Exception exception, int count);
}
