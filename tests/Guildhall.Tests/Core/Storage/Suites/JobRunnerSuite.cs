using System.Collections.Concurrent;
using Guildhall.Core.Jobs;

namespace Guildhall.Tests.Core.Storage.Suites;

public abstract class JobRunnerSuite(IStorageUnderTest storage) : StorageSuite(storage)
{
    private static readonly JobSettings patient = new() { FirstWait = TimeSpan.Zero, MaxAttempts = 3 };
    private static readonly JobSettings fast = new() { Concurrency = 8, Batch = 128 };

    [Fact]
    public async Task Two_replicas_run_every_job_once()
    {
        const int jobs = 1000;
        var runs = new ConcurrentDictionary<int, int>();
        var all = new TaskCompletionSource();
        Task Handle(NumberJob job, JobRun run, CancellationToken cancellation)
        {
            runs.AddOrUpdate(job.Number, 1, (_, count) => count + 1);
            if (runs.Count == jobs)
            {
                all.TrySetResult();
            }

            return Task.CompletedTask;
        }

        await Db.WriteAsync(
            async unit =>
            {
                for (var number = 0; number < jobs; number++)
                {
                    await unit.EnqueueAsync(new NumberJob(number));
                }
            },
            Cancellation
        );
        await using (await new JobWorker(Db, Time, "a", Handle, fast).StartAsync(Cancellation))
        await using (await new JobWorker(NewReplica(), Time, "b", Handle, fast).StartAsync(Cancellation))
        {
            await all.Task.WaitAsync(Cancellation);
        }

        Assert.All(runs.Values, count => Assert.Equal(1, count));
        Assert.Equal(0, await CountAsync("jobs"));
    }

    [Fact]
    public async Task A_job_enqueued_here_waits_for_no_poll()
    {
        // The clock stands, so no poll ever comes.
        var done = new TaskCompletionSource<int>();
        await using var worker = await new JobWorker(
            Db,
            Time,
            "a",
            (job, _, _) =>
            {
                done.SetResult(job.Number);
                return Task.CompletedTask;
            }
        ).StartAsync(Cancellation);

        await Db.WriteAsync(unit => unit.EnqueueAsync(new NumberJob(7)), Cancellation);

        Assert.Equal(7, await done.Task.WaitAsync(Cancellation));
    }

    [Fact]
    public async Task A_job_that_keeps_failing_becomes_a_dead_letter_and_knows_its_last_attempt()
    {
        var runs = new ConcurrentQueue<JobRun>();
        var last = new TaskCompletionSource();
        var worker = await new JobWorker(
            Db,
            Time,
            "a",
            (_, run, _) =>
            {
                runs.Enqueue(run);
                if (run.IsLast)
                {
                    last.SetResult();
                }

                throw new InvalidDataException("planted");
            },
            patient
        ).StartAsync(Cancellation);

        await Db.WriteAsync(unit => unit.EnqueueAsync(new NumberJob(1)), Cancellation);
        await last.Task.WaitAsync(Cancellation);
        await worker.DisposeAsync();

        Assert.Equal([1, 2, 3], runs.Select(run => run.Attempt));
        var dead = Assert.Single(await new DeadLetters(Db).ListAsync(0, 10, Cancellation));
        Assert.Equal("InvalidDataException: planted", dead.LastError);
        Assert.Equal(3, dead.Attempts);
    }

    [Fact]
    public async Task A_delayed_job_counts_no_attempt()
    {
        var attempts = new ConcurrentQueue<int>();
        var done = new TaskCompletionSource();
        await using var worker = await new JobWorker(
            Db,
            Time,
            "a",
            (_, run, _) =>
            {
                attempts.Enqueue(run.Attempt);
                if (attempts.Count < 10)
                {
                    throw new JobDelayedException(TimeSpan.Zero, "429");
                }

                done.SetResult();
                return Task.CompletedTask;
            },
            patient
        ).StartAsync(Cancellation);

        await Db.WriteAsync(unit => unit.EnqueueAsync(new NumberJob(1)), Cancellation);
        await done.Task.WaitAsync(Cancellation);

        Assert.All(attempts, attempt => Assert.Equal(1, attempt));
    }

    [Fact]
    public async Task At_stop_a_running_job_may_end_and_is_recorded()
    {
        var started = new TaskCompletionSource();
        var mayEnd = new TaskCompletionSource();
        await using var worker = await new JobWorker(
            Db,
            Time,
            "a",
            (_, _, _) =>
            {
                started.SetResult();
                return mayEnd.Task;
            }
        ).StartAsync(Cancellation);
        await Db.WriteAsync(unit => unit.EnqueueAsync(new NumberJob(1)), Cancellation);
        await started.Task.WaitAsync(Cancellation);

        var stop = worker.StopAsync(Cancellation);
        mayEnd.SetResult();
        await stop;

        Assert.Equal(0, await CountAsync("jobs"));
    }

    [Fact]
    public async Task At_stop_what_does_not_end_is_given_back_uncounted_and_so_is_what_had_not_begun()
    {
        var started = new TaskCompletionSource();
        var one = new JobSettings { Concurrency = 1, Batch = 10 };
        await using var worker = await new JobWorker(
            Db,
            Time,
            "a",
            async (_, _, cancellation) =>
            {
                started.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, Time, cancellation);
            },
            one,
            drain: TimeSpan.Zero
        ).StartAsync(Cancellation);
        await Db.WriteAsync(
            async unit =>
            {
                await unit.EnqueueAsync(new NumberJob(1));
                await unit.EnqueueAsync(new NumberJob(2));
            },
            Cancellation
        );
        await started.Task.WaitAsync(Cancellation);

        await worker.StopAsync(Cancellation);

        var other = new JobLeases(Db, Time, "b", TimeSpan.FromSeconds(30));
        var free = await other.ClaimAsync(NumberJob.Kind, 10, Cancellation);
        Assert.Equal(2, free.Count);
        Assert.All(free, row => Assert.Equal((0, 0), (row.Attempts, row.Lost)));
    }

    [Fact]
    public async Task A_handler_that_runs_too_long_is_cancelled_and_its_attempt_counted()
    {
        var started = new TaskCompletionSource();
        await using var worker = await new JobWorker(
            Db,
            Time,
            "a",
            async (_, _, cancellation) =>
            {
                started.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, Time, cancellation);
            },
            new JobSettings { Timeout = TimeSpan.FromSeconds(3), MaxAttempts = 1 }
        ).StartAsync(Cancellation);
        await Db.WriteAsync(unit => unit.EnqueueAsync(new NumberJob(1)), Cancellation);
        await started.Task.WaitAsync(Cancellation);

        Time.Advance(TimeSpan.FromSeconds(4));
        await worker.StopAsync(Cancellation);

        var dead = Assert.Single(await new DeadLetters(Db).ListAsync(0, 10, Cancellation));
        Assert.StartsWith("TimeoutException", dead.LastError, StringComparison.Ordinal);
    }
}
