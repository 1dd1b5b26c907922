using System.Collections.Concurrent;
using System.Threading.Channels;
using Guildhall.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Guildhall.Core.Jobs;

/// <summary>Runs the jobs of one kind: takes rows when there is room, hands them to its workers, oldest first.</summary>
internal sealed partial class JobLane(
    JobRegistration job,
    JobLeases leases,
    JobAttempt attempt,
    JobCompletions completions,
    JobMetrics metrics,
    TimeProvider time,
    TimeSpan poll,
    ILogger log
)
{
    private readonly WakeUp bell = new(time);
    private readonly ConcurrentDictionary<long, HeldJob> held = new();
    private readonly Channel<HeldJob> ready = Channel.CreateUnbounded<HeldJob>();

    public string Kind => job.Kind;

    public ICollection<HeldJob> Held => held.Values;

    public void Wake() => bell.Ring();

    /// <summary>Takes and runs rows until stopped; returns when its workers have ended and what they did not start is
    /// given back.</summary>
    /// <param name="stopping">No more rows are taken or started.</param>
    /// <param name="leaving">Running handlers are cancelled.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken leaving)
    {
        var workers = Enumerable
            .Range(0, job.Settings.Concurrency)
            .Select(_ => Task.Run(() => WorkAsync(stopping, leaving), CancellationToken.None))
            .ToArray();
        while (!stopping.IsCancellationRequested)
        {
            bell.Reset();
            await bell.WaitAsync(await TakeAsync(stopping), stopping);
        }

        ready.Writer.Complete();
        await Task.WhenAll(workers);
        await GiveBackAsync();
    }

    /// <summary>The row is off our hands.</summary>
    /// <param name="done">The job.</param>
    /// <param name="wasOurs">False when another worker had taken it over.</param>
    public void Finished(HeldJob done, bool wasOurs)
    {
        if (wasOurs)
        {
            metrics.Completed(job.Kind);
        }
        else
        {
            TakenOver(job.Kind, done.Row.Id);
            metrics.Lost(job.Kind);
        }

        Drop(done);
    }

    /// <summary>Takes what fits; returns how long to wait unless the bell rings.</summary>
    private async Task<TimeSpan> TakeAsync(CancellationToken stopping)
    {
        try
        {
            var room = job.Settings.Held - held.Count;
            if (room <= 0 || (room < job.Settings.Held / 2 && held.Count > job.Settings.Concurrency))
            {
                return poll;
            }

            var now = time.GetUtcNow();
            if (await leases.NextReadyAsync(job.Kind, stopping) is not { } next)
            {
                return poll;
            }

            if (next > now)
            {
                return next - now < poll ? next - now : poll;
            }

            var claimed = await leases.ClaimAsync(job.Kind, room, stopping);
            foreach (var row in claimed)
            {
                var taken = new HeldJob(row, now + leases.Lease);
                held[row.Id] = taken;
                ready.Writer.TryWrite(taken);
            }

            return claimed.Count == 0 ? poll : TimeSpan.Zero;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (StorageException exception)
        {
            NoJobs(exception, job.Kind);
            return poll;
        }
    }

    private async Task WorkAsync(CancellationToken stopping, CancellationToken leaving)
    {
        // Not the token: the rows already taken are read to the end, to be given back.
        while (await ready.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (!stopping.IsCancellationRequested && ready.Reader.TryRead(out var next))
            {
                if (!await IsStillOursAsync(next))
                {
                    Drop(next);
                }
                else if (await attempt.RunAsync(next, leaving))
                {
                    completions.Add(next, this);
                }
                else
                {
                    Drop(next);
                }
            }

            if (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>A process that slept past its lease must not run what another has taken meanwhile.</summary>
    private async Task<bool> IsStillOursAsync(HeldJob next)
    {
        var now = time.GetUtcNow();
        if (next.Lost.IsCancellationRequested)
        {
            return false;
        }

        if (next.IsValidAt(now))
        {
            return true;
        }

        try
        {
            var until = now + leases.Lease;
            var ours = await leases.RenewAsync([next.Row], until, CancellationToken.None);
            next.Renewed(until);
            return ours.Count == 1;
        }
        catch (StorageException exception)
        {
            NoJobs(exception, job.Kind);
            return false;
        }
    }

    private async Task GiveBackAsync()
    {
        while (ready.Reader.TryRead(out var unstarted))
        {
            try
            {
                // CancellationToken.None: at stop, and quick.
                await leases.ReleaseAsync(unstarted.Row, null, unstarted.Row.DueAt, CancellationToken.None);
            }
            catch (StorageException exception)
            {
                NoJobs(exception, job.Kind);
            }

            Drop(unstarted);
        }
    }

    private void Drop(HeldJob done)
    {
        held.TryRemove(done.Row.Id, out _);
        done.Dispose();
        bell.Ring();
    }

    [LoggerMessage(LogLevel.Warning, "The database gave no jobs of kind {Kind}; trying again")]
    private partial void NoJobs(Exception exception, string kind);

    [LoggerMessage(LogLevel.Warning, "Job {Kind} {Job} was done here after another worker had taken it over")]
    private partial void TakenOver(string kind, long job);
}
