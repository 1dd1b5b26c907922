using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Guildhall.Bench;

/// <summary>
/// <c>jobs [COUNT] [PRODUCERS]</c>: durable jobs on SQLite, each enqueued in a unit of its own and waited for, run by
/// the real runner and deleted. One line of JSON; <c>exactlyOnce</c> is counted, not assumed.
/// </summary>
internal static class JobsBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50_000;
        var producers = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 256;
        var folder = Directory.CreateTempSubdirectory("guildhall-bench-");
        try
        {
            await using var db = new Db(
                new StorageOptions { Path = Path.Combine(folder.FullName, "guildhall.db") },
                TimeProvider.System
            );
            await new Migrator(db, TimeProvider.System).ApplyAsync(CancellationToken.None);
            await MeasureAsync(db, Math.Min(2_000, count), producers);
            var result = await MeasureAsync(db, count, producers);
            Console.WriteLine(JsonSerializer.Serialize(result, BenchJson.Default.JobsResult));
            return result.ExactlyOnce ? 0 : 1;
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task<JobsResult> MeasureAsync(Db db, int count, int producers)
    {
        var runs = new Runs(count);
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        await EnqueueAsync(db, count, producers);
        var enqueued = time.GetElapsedTime(start);
        var done = await RunAsync(db, runs, () => Task.CompletedTask);
        var isOnce = runs.EachOnce;

        runs.Reset();
        var through = await RunAsync(db, runs, () => EnqueueAsync(db, count, producers));
        isOnce &= runs.EachOnce;
        var left = await db.QuerySingleOrDefaultAsync<long>("SELECT COUNT(*) FROM jobs", null, CancellationToken.None);
        return new JobsResult(
            "jobs",
            count,
            producers,
            (int)(count / enqueued.TotalSeconds),
            (int)(count / done.TotalSeconds),
            (int)(count / through.TotalSeconds),
            left == 0 && isOnce
        );
    }

    private static async Task<TimeSpan> RunAsync(Db db, Runs runs, Func<Task> feed)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton(db)
            .AddSingleton(runs)
            .AddJobs(new ConfigurationBuilder().Build())
            .AddJob<BenchJob, CountRun>(new JobSettings { Concurrency = 2, Batch = 1024 })
            .BuildServiceProvider();
        var runner = services.GetServices<IHostedService>().OfType<JobRunner>().Single();
        var start = TimeProvider.System.GetTimestamp();
        await runner.StartAsync(CancellationToken.None);
        await feed();
        await runs.All;
        await runner.StopAsync(CancellationToken.None);
        return TimeProvider.System.GetElapsedTime(start);
    }

    private static Task EnqueueAsync(Db db, int count, int producers)
    {
        var next = -1;
        return Task.WhenAll(
            Enumerable
                .Range(0, producers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (var number = Interlocked.Increment(ref next); number < count; )
                        {
                            var job = new BenchJob(number);
                            await db.WriteAsync(unit => unit.EnqueueAsync(job), CancellationToken.None);
                            number = Interlocked.Increment(ref next);
                        }
                    })
                )
        );
    }

    private sealed class CountRun(Runs runs) : IJobHandler<BenchJob>
    {
        public Task HandleAsync(BenchJob job, JobRun run, CancellationToken cancellation)
        {
            runs.Add(job.Number);
            return Task.CompletedTask;
        }
    }

    private sealed class Runs(int count)
    {
        private int[] seen = new int[count];
        private int left = count;
        private TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task All => all.Task;

        public bool EachOnce => Array.TrueForAll(seen, times => times == 1);

        public void Reset()
        {
            seen = new int[seen.Length];
            left = seen.Length;
            all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public void Add(int number)
        {
            Interlocked.Increment(ref seen[number]);
            if (Interlocked.Decrement(ref left) == 0)
            {
                all.SetResult();
            }
        }
    }
}

/// <param name="EnqueuedPerSecond">Durable units, no worker running.</param>
/// <param name="DonePerSecond">Claimed, run and deleted, from a full queue.</param>
/// <param name="ThroughPerSecond">Enqueued and done at the same time: the figure that counts.</param>
internal sealed record JobsResult(
    string Name,
    int Jobs,
    int Producers,
    int EnqueuedPerSecond,
    int DonePerSecond,
    int ThroughPerSecond,
    bool ExactlyOnce
);

internal sealed record BenchJob(int Number) : IJob<BenchJob>
{
    public static string Kind => "bench.job";

    public static JsonTypeInfo<BenchJob> Json => BenchJson.Default.BenchJob;
}

[JsonSerializable(typeof(BenchJob))]
[JsonSerializable(typeof(JobsResult))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class BenchJson : JsonSerializerContext;
