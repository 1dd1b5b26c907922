using Guildhall.Core.Storage;
using Guildhall.Tests.Kit;

namespace Guildhall.EndToEnd.Sietch.Scenarios;

/// <summary>All that looks each minute whether there is something to do.</summary>
internal static class Looks
{
    /// <summary>Each of them has looked in the minute of that moment, or was not there yet when it began.</summary>
    public static async Task<bool> HasLookedAsync(this GuildhallFixture guildhall, DateTimeOffset since) =>
        await guildhall
            .Get<Db>()
            .QuerySingleOrDefaultAsync<long>(
                """
                SELECT COUNT(*) FROM schedules s
                WHERE s.name IN ('sietch.snapshots.follow', 'sietch.roles', 'sietch.announce', 'sietch.webhooks')
                    AND s.since < @Minute
                    AND NOT EXISTS (SELECT 1 FROM schedule_runs r WHERE r.name = s.name AND r.occurs_at >= @Minute)
                """,
                new { Minute = since.AddTicks(-(since.Ticks % TimeSpan.TicksPerMinute)) },
                TestContext.Current.CancellationToken
            ) == 0;
}
