namespace Guildhall.Core.Jobs;

/// <summary>
/// Does one kind of job. It may run again after a crash at any point, so its effects are idempotent or read back first.
/// Returning is success; throwing is an attempt failed, tried again with back-off until it is a dead letter.
/// </summary>
public interface IJobHandler<in TJob>
{
    Task HandleAsync(TJob job, JobRun run, CancellationToken cancellation);
}

/// <param name="Attempt">1 for the first.</param>
/// <param name="IsLast">True when a failure now makes the job a dead letter: tell the user instead of hoping.</param>
public sealed record JobRun(long Id, int Attempt, bool IsLast, DateTimeOffset EnqueuedAt);
