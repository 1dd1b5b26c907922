using Guildhall.Core.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guildhall.Core.Jobs;

/// <summary>Enqueues the job of every schedule's occurrence, together with the row that says it was.</summary>
internal sealed partial class Scheduler(
    Db db,
    IEnumerable<ScheduleRegistration> schedules,
    TimeProvider time,
    ILogger<Scheduler> log
) : BackgroundService
{
    // Short enough that a clock which was set, or a machine that slept, delays nothing much.
    private static readonly TimeSpan longestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan remembered = TimeSpan.FromDays(35);

    private readonly List<ScheduleRegistration> schedules = [.. schedules];
    private readonly HashSet<string> registered = [];

    /// <summary>Enqueues what is due and returns when the next occurrence is.</summary>
    internal async Task<DateTimeOffset> RunDueAsync(CancellationToken cancellation)
    {
        var next = time.GetUtcNow() + longestWait;
        foreach (var schedule in schedules)
        {
            var following = await RunDueAsync(schedule, cancellation);
            next = following < next ? following.Value : next;
        }

        return next;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (schedules.Count == 0)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            DateTimeOffset next;
            try
            {
                next = await RunDueAsync(stoppingToken);
            }
            catch (StorageException exception)
            {
                NotScheduled(exception);
                next = time.GetUtcNow() + TimeSpan.FromSeconds(5);
            }

            var wait = next - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, stoppingToken);
            }
        }
    }

    private async Task<DateTimeOffset?> RunDueAsync(ScheduleRegistration schedule, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var occurrences = schedule.Occurrences;
        if (!registered.Contains(schedule.Name))
        {
            var row = new
            {
                schedule.Name,
                occurrences.Cron,
                occurrences.Zone,
                Now = now,
            };
            await db.WriteAsync(unit => unit.ExecuteAsync(ScheduleSql.Register, row), cancellation);
            registered.Add(schedule.Name);
        }

        var since = await db.QuerySingleOrDefaultAsync<DateTimeOffset?>(
            ScheduleSql.Since,
            new { schedule.Name },
            cancellation
        );
        if (occurrences.Latest(since ?? now, now) is { } due)
        {
            await OccurAsync(schedule, due, now, cancellation);
        }

        return occurrences.After(now);
    }

    private async Task OccurAsync(
        ScheduleRegistration schedule,
        DateTimeOffset due,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var run = new
        {
            schedule.Name,
            At = due,
            Now = now,
            Before = now - remembered,
        };
        await db.WriteAsync(
            async unit =>
            {
                if (await unit.ExecuteAsync(ScheduleSql.Occur, run) == 1)
                {
                    await schedule.EnqueueAsync(unit, due);
                    await unit.ExecuteAsync(ScheduleSql.Forget, run);
                }
            },
            cancellation
        );
    }

    [LoggerMessage(LogLevel.Warning, "The schedules could not be looked at; trying again")]
    private partial void NotScheduled(Exception exception);
}
