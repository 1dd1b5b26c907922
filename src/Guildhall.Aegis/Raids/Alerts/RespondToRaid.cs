using Guildhall.Aegis.Raids.Holds;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Raids.Alerts;

/// <summary>Brings Discord and the alert in line with what the raid is now. Running twice changes nothing.</summary>
internal sealed class RespondToRaid(
    Db db,
    RaidBook raids,
    RaidPauses pauses,
    RaidAlert alert,
    GuildSettingsBook settings,
    Leases leases,
    TimeProvider time
) : IJobHandler<RespondJob>
{
    private static readonly TimeSpan lease = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan untilFree = TimeSpan.FromMilliseconds(200);

    /// <exception cref="JobDelayedException">Another change of the same guild is being shown.</exception>
    /// <exception cref="DiscordApiException">Discord did not answer.</exception>
    public async Task HandleAsync(RespondJob job, JobRun run, CancellationToken cancellation)
    {
        var held =
            await leases.TryTakeAsync($"aegis.raid:{job.Guild}", $"job:{run.Id}", lease, cancellation)
            ?? throw new JobDelayedException(untilFree, "Another change of this raid is being shown.");
        try
        {
            if (await raids.FindAsync(job.Guild, job.Number, cancellation) is { } raid)
            {
                await RespondAsync(raid, cancellation);
            }
        }
        finally
        {
            // CancellationToken.None: whoever waits must not wait for the lease's end.
            await leases.ReleaseAsync(held, CancellationToken.None);
        }
    }

    private async Task RespondAsync(Raid raid, CancellationToken cancellation)
    {
        var rules = await settings.GetAsync(raid.GuildId, cancellation);
        var now = time.GetUtcNow();
        if (raid.LevelAt(now) >= RaidLevel.Raid)
        {
            await db.WriteAsync(unit => unit.EnqueueAsync(HoldJob.At(raid, now)), cancellation);
        }
        else if (raid.EndedAt is { } ended)
        {
            // Nobody stays apart for ever because nobody decided.
            var free = new FreeJob(raid.GuildId, raid.Number, IsLate: true);
            await db.WriteAsync(unit => unit.EnqueueAsync(free, ended + HoldTimes.Longest), cancellation);
        }

        // The alert is not kept waiting by what Discord may refuse, and tells what it refused.
        var paused = await pauses.ApplyAsync(raid, rules.Raids, cancellation);
        await alert.ShowAsync(paused, rules, cancellation);
    }
}
