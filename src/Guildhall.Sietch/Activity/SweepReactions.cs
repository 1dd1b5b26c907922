using Guildhall.Core.Jobs;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Activity;

internal sealed class SweepReactions(ActivityBook book, CommunityRegistry communities) : IJobHandler<SweepReactionsJob>
{
    public async Task HandleAsync(SweepReactionsJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var community in communities.All)
        {
            await book.SweepAsync(community.Tenant, cancellation);
        }
    }
}
