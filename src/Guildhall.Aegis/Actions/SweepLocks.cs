using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Actions;

internal sealed class SweepLocks(Leases leases) : IJobHandler<SweepLocksJob>
{
    // Longer than anybody sleeps who still thinks that it holds one.
    private static readonly TimeSpan age = TimeSpan.FromHours(1);

    public Task HandleAsync(SweepLocksJob job, JobRun run, CancellationToken cancellation) =>
        leases.SweepAsync(PersonLocks.Prefix, age, cancellation);
}
