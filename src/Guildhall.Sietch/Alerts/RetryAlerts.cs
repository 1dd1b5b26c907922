using Guildhall.Core.Jobs;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Alerts;

/// <summary>Discord does not tell when somebody opens their direct messages, so what is held is tried from time to time. What
/// a month of that did not deliver is dead; what was no more than news goes after a week.</summary>
internal sealed class RetryAlerts(AlertBook book, CommunityRegistry communities, TimeProvider time)
    : IJobHandler<RetryAlertsJob>
{
    private const int Batch = 200;
    private static readonly TimeSpan longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan longestNews = TimeSpan.FromDays(7);

    public async Task HandleAsync(RetryAlertsJob job, JobRun run, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var community in communities.All)
        {
            var due = await book.DueAsync(community.Tenant, now, Batch, cancellation);
            foreach (var old in due.Where(alert => IsTooOld(alert, now)))
            {
                await book.EndAsync(old, AlertState.Dead, "closed", cancellation);
            }

            await book.AgainAsync([.. due.Where(alert => !IsTooOld(alert, now))], cancellation);
        }
    }

    private static bool IsTooOld(AlertRow alert, DateTimeOffset now) =>
        now - alert.MadeAt > (AlertPreferences.IsCritical(alert.Kind) ? longest : longestNews);
}
