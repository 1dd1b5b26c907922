namespace Guildhall.Core.Jobs;

/// <summary>Asked before each job runs: what has to wait is given back without an attempt. A product registers its own.
/// </summary>
public interface IJobGate
{
    /// <summary>For how long, and why; null for a job that may run.</summary>
    /// <param name="kind">The job's.</param>
    /// <param name="payload">The job as JSON.</param>
    /// <param name="cancellation">Of the worker.</param>
    Task<JobHold?> TryHoldAsync(string kind, string payload, CancellationToken cancellation);
}

public sealed record JobHold(TimeSpan Wait, string Reason);
