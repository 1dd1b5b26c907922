using System.Runtime.ExceptionServices;
using Guildhall.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guildhall.Core.Jobs;

/// <summary>Runs a held job once and records how it ended. One of the three places that catch everything.</summary>
internal sealed partial class JobAttempt(
    JobRegistration job,
    JobLeases leases,
    IServiceScopeFactory scopes,
    JobMetrics metrics,
    TimeProvider time,
    ILogger log
)
{
    /// <summary>A job that ends its process every time must not do so for ever.</summary>
    private const int MostLost = 25;
    private const int LongestError = 500;

    /// <summary>True: done, to be completed. False: the row is given back, buried or another's.</summary>
    /// <param name="held">The row.</param>
    /// <param name="stopping">The process ends and no longer waits for handlers.</param>
    public async Task<bool> RunAsync(HeldJob held, CancellationToken stopping)
    {
        var failure = await HandleAsync(held, stopping);
        if (failure is null)
        {
            return true;
        }

        try
        {
            await RecordAsync(held, failure.SourceException, stopping);
        }
        catch (StorageException exception)
        {
            // The lease ends by itself and the row comes back.
            NotRecorded(exception, job.Kind, held.Row.Id);
        }

        return false;
    }

    private async Task<ExceptionDispatchInfo?> HandleAsync(HeldJob held, CancellationToken stopping)
    {
        var row = held.Row;
        if (row.Lost > MostLost)
        {
            return ExceptionDispatchInfo.Capture(
                new JobAbandonedException($"The process ended {row.Lost} times while it held this job.")
            );
        }

        using var timeout = new CancellationTokenSource(job.Settings.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, held.Lost, timeout.Token);
        try
        {
            var run = new JobRun(
                row.Id,
                row.Attempts + 1,
                row.Attempts + 1 >= job.Settings.MaxAttempts,
                row.EnqueuedAt
            );
            await using var scope = scopes.CreateAsyncScope();
            foreach (var gate in scope.ServiceProvider.GetServices<IJobGate>())
            {
                if (await gate.TryHoldAsync(job.Kind, row.Payload, either.Token) is { } hold)
                {
                    throw new JobDelayedException(hold.Wait, hold.Reason);
                }
            }

            await job.RunAsync(scope.ServiceProvider, row.Payload, run, either.Token);
            return null;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            return ExceptionDispatchInfo.Capture(new TimeoutException($"It ran longer than {job.Settings.Timeout}."));
        }
        catch (Exception exception)
        {
            return ExceptionDispatchInfo.Capture(exception);
        }
    }

    private async Task RecordAsync(HeldJob held, Exception exception, CancellationToken stopping)
    {
        var row = held.Row;
        if (held.Lost.IsCancellationRequested)
        {
            Taken(job.Kind, row.Id);
            metrics.Lost(job.Kind);
            return;
        }

        // CancellationToken.None: how a job ended is recorded also when the process is about to end.
        var isOurs = exception switch
        {
            JobDelayedException delayed => await leases.ReleaseAsync(
                row,
                delayed.Message,
                time.GetUtcNow() + delayed.Wait,
                CancellationToken.None
            ),
            OperationCanceledException when stopping.IsCancellationRequested => await leases.ReleaseAsync(
                row,
                null,
                time.GetUtcNow(),
                CancellationToken.None
            ),
            _ => await FailAsync(row, exception),
        };
        if (!isOurs)
        {
            Taken(job.Kind, row.Id);
            metrics.Lost(job.Kind);
        }
    }

    private Task<bool> FailAsync(ClaimedJob row, Exception exception)
    {
        var failures = row.Attempts + 1;
        var error = $"{exception.GetType().Name}: {exception.Message}";
        error = error.Length > LongestError ? error[..LongestError] : error;
        if (failures >= job.Settings.MaxAttempts || exception is JobAbandonedException)
        {
            Died(exception, job.Kind, row.Id, failures);
            metrics.Died(job.Kind);
            return leases.BuryAsync(row, error, CancellationToken.None);
        }

        var wait = BackOff.After(failures, job.Settings);
        Failed(exception, job.Kind, row.Id, failures, wait);
        metrics.Failed(job.Kind);
        return leases.FailAsync(row, error, time.GetUtcNow() + wait, CancellationToken.None);
    }

    [LoggerMessage(LogLevel.Warning, "Job {Kind} {Job} failed, attempt {Attempt}; again in {Wait}")]
    private partial void Failed(Exception exception, string kind, long job, int attempt, TimeSpan wait);

    [LoggerMessage(LogLevel.Error, "Job {Kind} {Job} failed, attempt {Attempt}; it is a dead letter now")]
    private partial void Died(Exception exception, string kind, long job, int attempt);

    [LoggerMessage(LogLevel.Warning, "Job {Kind} {Job} was taken over by another worker")]
    private partial void Taken(string kind, long job);

    [LoggerMessage(LogLevel.Warning, "How job {Kind} {Job} ended could not be recorded; it runs again")]
    private partial void NotRecorded(Exception exception, string kind, long job);

    private sealed class JobAbandonedException(string message) : Exception(message);
}
