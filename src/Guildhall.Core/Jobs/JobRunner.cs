using Guildhall.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Jobs;

/// <summary>Runs every registered kind in this process until it is stopped.</summary>
internal sealed partial class JobRunner : IHostedService, IDisposable
{
    private readonly Db db;
    private readonly TimeProvider time;
    private readonly JobOptions options;
    private readonly ILogger<JobRunner> log;
    private readonly JobLeases leases;
    private readonly JobCompletions completions;
    private readonly List<JobLane> lanes;
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource leaving = new();
    private readonly CancellationTokenSource abandoning = new();
    private Task work = Task.CompletedTask;
    private Task completing = Task.CompletedTask;
    private Task renewing = Task.CompletedTask;

    public JobRunner(
        Db db,
        IEnumerable<JobRegistration> jobs,
        IServiceScopeFactory scopes,
        IOptions<JobOptions> options,
        JobMetrics metrics,
        TimeProvider time,
        ILogger<JobRunner> log
    )
    {
        this.db = db;
        this.time = time;
        this.options = options.Value;
        this.log = log;
        leases = new JobLeases(db, time, this.options.Instance, this.options.Lease);
        completions = new JobCompletions(leases, time, log);
        lanes =
        [
            .. jobs.Select(job => new JobLane(
                job,
                leases,
                new JobAttempt(job, leases, scopes, metrics, time, log),
                completions,
                metrics,
                time,
                this.options.Poll,
                log
            )),
        ];
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var reclaimed = await leases.ReclaimAsync(cancellationToken);
        if (reclaimed > 0)
        {
            Reclaimed(reclaimed, options.Instance);
        }

        foreach (var lane in lanes)
        {
            db.Jobs.Listen(lane.Kind, lane.Wake);
        }

        work = Task.WhenAll(
            lanes.Select(lane => Task.Run(() => lane.RunAsync(stopping.Token, leaving.Token), CancellationToken.None))
        );
        completing = Task.Run(() => completions.RunAsync(abandoning.Token), CancellationToken.None);
        renewing = Task.Run(RenewAsync, CancellationToken.None);
    }

    /// <summary>Takes no more, waits for what runs, then cancels it; finished rows are recorded, the others given back.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var lane in lanes)
        {
            db.Jobs.Silence(lane.Kind);
        }

        await stopping.CancelAsync();
        using (var drain = new CancellationTokenSource(options.Drain, time))
        using (var either = CancellationTokenSource.CreateLinkedTokenSource(drain.Token, cancellationToken))
        {
            await Task.WhenAny(work, Task.Delay(Timeout.InfiniteTimeSpan, time, either.Token));
        }

        await leaving.CancelAsync();
        await work.WaitAsync(cancellationToken);
        completions.Close();
        await using var patience = cancellationToken.UnsafeRegister(
            static runner => ((JobRunner)runner!).abandoning.Cancel(),
            this
        );
        await completing;
        await renewing;
    }

    public void Dispose()
    {
        stopping.Dispose();
        leaving.Dispose();
        abandoning.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(options.Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(leaving.Token))
            {
                await RenewOnceAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing runs any more.
        }
    }

    private async Task RenewOnceAsync()
    {
        var held = lanes.SelectMany(lane => lane.Held).ToList();
        if (held.Count == 0)
        {
            return;
        }

        try
        {
            var until = time.GetUtcNow() + options.Lease;
            var ours = (await leases.RenewAsync(held.ConvertAll(job => job.Row), until, leaving.Token)).ToHashSet();
            foreach (var job in held)
            {
                if (ours.Contains(job.Row.Id))
                {
                    job.Renewed(until);
                }
                else
                {
                    job.Lose();
                }
            }
        }
        catch (StorageException exception)
        {
            NotRenewed(exception, held.Count);
        }
    }

    [LoggerMessage(LogLevel.Information, "Took up {Count} jobs that the last process named {Instance} left unfinished")]
    private partial void Reclaimed(int count, string instance);

    [LoggerMessage(LogLevel.Warning, "The leases of {Count} jobs could not be renewed")]
    private partial void NotRenewed(Exception exception, int count);
}
