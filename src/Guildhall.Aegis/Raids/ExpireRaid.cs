using Guildhall.Core.Jobs;

namespace Guildhall.Aegis.Raids;

/// <summary>Ends a level that has run out. One that was put off has another job.</summary>
internal sealed class ExpireRaid(RaidBook raids) : IJobHandler<ExpireJob>
{
    public Task HandleAsync(ExpireJob job, JobRun run, CancellationToken cancellation) =>
        raids.ExpireAsync(job.Guild, cancellation);
}
