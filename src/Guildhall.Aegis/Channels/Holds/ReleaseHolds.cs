using System.Net;
using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>Puts channels back as they were: for a command at once, for a timer at its end, each channel for itself.</summary>
internal sealed class ReleaseHolds(
    IEnumerable<IHoldKind> kinds,
    DiscordRest rest,
    Db db,
    Progress progress,
    TimeProvider time
) : IJobHandler<ReleaseHoldsJob>
{
    private static readonly TimeSpan betweenTries = TimeSpan.FromHours(1);
    private static readonly TimeSpan patience = TimeSpan.FromDays(1);

    public async Task HandleAsync(ReleaseHoldsJob job, JobRun run, CancellationToken cancellation)
    {
        var key = new { job.Guild, job.Id };
        if (job.EndsAt is { } end)
        {
            var expire = new
            {
                job.Guild,
                job.Id,
                EndsAt = end,
            };
            await db.WriteAsync(unit => unit.ExecuteAsync(HoldSql.Expire, expire), cancellation);
        }

        var holds = await db.QueryAsync<Hold>(HoldSql.OfRelease, key, cancellation);
        var refused = false;
        var ended = 0;
        foreach (var hold in holds.Where(hold => hold.State == Hold.Ending))
        {
            refused |= !await OneAsync(job, hold, cancellation);
            ended++;
            if (job.Interaction is { } waiting)
            {
                await progress.TellAsync(waiting, HoldReply.Progress(holds, ended), cancellation);
            }
        }

        if (ended > 0)
        {
            holds = await db.QueryAsync<Hold>(HoldSql.OfRelease, key, cancellation);
            await LogAsync(job, holds, cancellation);
        }

        if (job.Interaction is { } interaction)
        {
            await progress.EndAsync(interaction, job.AnswerIn, HoldReply.Released(holds), cancellation);
        }
        else if (refused)
        {
            throw new JobDelayedException(betweenTries, "Discord refuses; perhaps the role comes back.");
        }
    }

    /// <summary>False where Discord refused and it is worth another try later.</summary>
    private async Task<bool> OneAsync(ReleaseHoldsJob job, Hold hold, CancellationToken cancellation)
    {
        try
        {
            if (hold.Change is { } change)
            {
                var channel = await rest.GetChannelAsync(hold.ChannelId, cancellation);
                var kind = kinds.First(kind => kind.Name == hold.Kind);
                await kind.RestoreAsync(hold, change, channel, cancellation);
            }
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            if (exception.Status != HttpStatusCode.NotFound)
            {
                return await RefusedAsync(job, hold, exception, cancellation);
            }

            // The channel is gone, and its state with it.
        }

        await SetAsync(hold, Hold.Ended, null, cancellation);
        return true;
    }

    private async Task<bool> RefusedAsync(
        ReleaseHoldsJob job,
        Hold hold,
        DiscordApiException exception,
        CancellationToken cancellation
    )
    {
        if (job.EndsAt is { } end && time.GetUtcNow() < end + patience)
        {
            return false;
        }

        // Still held: whoever puts the permission right can say /unlock again.
        await SetAsync(hold, Hold.Active, HoldReply.CodeOf(exception), cancellation);
        return true;
    }

    private Task LogAsync(ReleaseHoldsJob job, IReadOnlyList<Hold> holds, CancellationToken cancellation) =>
        holds.Any(hold => hold.State == Hold.Ended)
            ? db.WriteAsync(unit => unit.EnqueueAsync(HoldReply.LogReleased(job, holds, unit.Now)), cancellation)
            : Task.CompletedTask;

    private Task SetAsync(Hold hold, string state, string? failure, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var changed = await unit.ExecuteAsync(
                    HoldSql.SetState,
                    new
                    {
                        Guild = hold.GuildId,
                        Id = hold.HoldId,
                        Channel = hold.ChannelId,
                        From = Hold.Ending,
                        State = state,
                        Failure = failure,
                        EndedAt = state == Hold.Ended ? unit.Now : (DateTimeOffset?)null,
                    }
                );
                if (changed == 1)
                {
                    await unit.AuditAsync(
                        new()
                        {
                            Guild = hold.GuildId,
                            Actor = "system:channels",
                            Action = $"aegis.{hold.Kind}_restored",
                            Subject = $"channel {hold.ChannelId}",
                            Outcome = failure is null ? AuditOutcome.Done : AuditOutcome.Failed,
                        }
                    );
                }
            },
            cancellation
        );
}
