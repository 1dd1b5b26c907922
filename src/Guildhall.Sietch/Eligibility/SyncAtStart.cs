using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Sietch.Communities;
using Microsoft.Extensions.Hosting;

namespace Guildhall.Sietch.Eligibility;

/// <summary>A community that was never synced, or not for six hours, does not wait for the hour.</summary>
internal sealed class SyncAtStart(Db db, EligibilityBook book, CommunityRegistry communities, TimeProvider time)
    : IHostedService
{
    private static readonly TimeSpan fresh = TimeSpan.FromHours(6);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var community in communities.All.Where(community => community.IsFollowed))
        {
            var state = await book.TryStateAsync(community.Tenant, cancellationToken);
            if (state?.LastAttemptAt is { } last && now - last < fresh)
            {
                continue;
            }

            var job = SyncEligibilityJob.New(community.Tenant, now);
            await db.WriteAsync(unit => unit.EnqueueAsync(job), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
