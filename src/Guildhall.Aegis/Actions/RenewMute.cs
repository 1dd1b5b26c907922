using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions;

/// <summary>Sets a mute in Discord anew: before a long one runs out there, when its end was moved, and when somebody comes
/// back. The end of the case stays what it is.</summary>
internal sealed class RenewMute(Db db, CaseHolds holds, MuteDeed deed, DiscordRest rest, TimeProvider time)
    : IJobHandler<RenewMuteJob>
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan whileLimited = TimeSpan.FromSeconds(1);

    public async Task HandleAsync(RenewMuteJob job, JobRun run, CancellationToken cancellation)
    {
        await using var held = await holds.TryTakeAsync(new(job.Guild, job.Number), cancellation);
        if (held?.Case is not { } row)
        {
            return;
        }

        if (!row.IsInForce || row.ExpiresAt <= time.GetUtcNow())
        {
            return;
        }

        await SetAsync(row, cancellation);
        if (job.IsScheduled && CaseTimers.RenewalAfter(row, time.GetUtcNow()) is { } next)
        {
            await db.WriteAsync(
                unit => unit.EnqueueAsync(new RenewMuteJob(job.Guild, job.Number, next, true), next),
                cancellation
            );
        }
    }

    private async Task SetAsync(Case row, CancellationToken cancellation)
    {
        try
        {
            var sender = rest.With(RestPriority.Enforcement, patience);
            await deed.DoAsync(new(row, AuditReason.Of(row), sender, _ => Task.CompletedTask), cancellation);
        }
        catch (DiscordApiException exception) when ((int)exception.Status == 429)
        {
            throw new JobDelayedException(exception.RetryAfter ?? whileLimited, "Discord asks to wait.");
        }
        catch (DiscordApiException exception) when (Members.ExplainAbsence(row, exception) is not null)
        {
            // Set again at the next join.
        }
    }
}
