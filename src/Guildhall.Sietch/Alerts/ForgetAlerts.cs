using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Threshold;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

internal sealed class ForgetAlerts(Db db, CommunityRegistry communities) : IJobHandler<ForgetAlertsJob>
{
    public async Task HandleAsync(ForgetAlertsJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var community in communities.All)
        {
            await db.WriteAsync(
                async unit =>
                {
                    await AlertBook.ForgetAsync(unit, community.Tenant);
                    await BarBook.ForgetAsync(unit, community.Tenant);
                    await WaitlistBook.ForgetAsync(unit, community.Tenant);
                    await LinkChanges.ForgetRefusedAsync(unit, community.Tenant);
                },
                cancellation
            );
        }
    }
}
