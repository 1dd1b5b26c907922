using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Guildhall.Tests.Core.Storage.Suites;

public abstract class SchedulerSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    [Fact]
    public async Task Two_replicas_make_one_run_of_an_occurrence()
    {
        var replicas = new[] { Scheduler(Db), Scheduler(NewReplica()) };
        await RunAsync(replicas);
        for (var hour = 1; hour <= 5; hour++)
        {
            Time.Advance(TimeSpan.FromHours(1));
            await RunAsync(replicas);
            await RunAsync(replicas);

            Assert.Equal(hour, await CountAsync("jobs"));
        }
    }

    [Fact]
    public async Task Runs_missed_while_nothing_ran_are_caught_up_once()
    {
        await RunAsync(Scheduler(Db));
        Time.Advance(TimeSpan.FromDays(3));

        await RunAsync(Scheduler(Db));
        await RunAsync(Scheduler(Db));

        Assert.Equal(1, await CountAsync("jobs"));
    }

    [Fact]
    public async Task A_new_schedule_has_missed_nothing()
    {
        await RunAsync(Scheduler(Db));
        Time.Advance(TimeSpan.FromMinutes(30));
        await RunAsync(Scheduler(Db, "15 * * * *"));

        Assert.Equal(0, await CountAsync("jobs"));
    }

    [Fact]
    public async Task The_next_look_is_at_the_next_occurrence_or_within_a_minute()
    {
        Time.Advance(TimeSpan.FromMinutes(59.5));

        var next = await Scheduler(Db).RunDueAsync(Cancellation);

        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromSeconds(30), next);
    }

    private static Task<DateTimeOffset[]> RunAsync(params Scheduler[] replicas) =>
        Task.WhenAll(replicas.Select(replica => replica.RunDueAsync(Cancellation)));

    private Scheduler Scheduler(Db db, string cron = "0 * * * *") =>
        new(
            db,
            [
                new ScheduleRegistration(
                    "test.hourly",
                    new Occurrences(cron, "UTC"),
                    (unit, at) => unit.EnqueueAsync(new NumberJob(at.Hour))
                ),
            ],
            Time,
            NullLogger<Scheduler>.Instance
        );
}
