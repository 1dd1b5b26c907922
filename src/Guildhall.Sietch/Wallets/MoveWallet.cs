using Guildhall.Core.Jobs;

namespace Guildhall.Sietch.Wallets;

/// <summary>Moves a claimed wallet whose holder has not objected.</summary>
internal sealed class MoveWallet(WalletDesk desk) : IJobHandler<MoveWalletJob>
{
    public Task HandleAsync(MoveWalletJob job, JobRun run, CancellationToken cancellation) =>
        desk.MoveAsync(job.Tenant, job.Claim, cancellation);
}
