using System.Net;
using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Holds;

/// <summary>Brings the channels of an order into the wished state, one after the other. What was there is written down before
/// anything is changed; a channel that cannot be finished is put back.</summary>
internal sealed class ApplyHolds(
    IEnumerable<IHoldKind> kinds,
    Standings standings,
    GuildSettingsBook settings,
    DiscordRest rest,
    Db db,
    Progress progress
) : IJobHandler<ApplyHoldsJob>
{
    public async Task HandleAsync(ApplyHoldsJob job, JobRun run, CancellationToken cancellation)
    {
        var holds = await db.QueryAsync<Hold>(HoldSql.OfOrder, new { job.Guild, job.Id }, cancellation);
        var ended = 0;
        foreach (var hold in holds.Where(hold => hold.State == Hold.Pending))
        {
            await OneAsync(hold, cancellation);
            ended++;
            if (job.Interaction is { } waiting)
            {
                await progress.TellAsync(waiting, HoldReply.Progress(holds, ended), cancellation);
            }
        }

        holds = await db.QueryAsync<Hold>(HoldSql.OfOrder, new { job.Guild, job.Id }, cancellation);
        await FollowAsync(job, holds, cancellation);
        if (job.Interaction is { } asked)
        {
            await progress.EndAsync(asked, job.AnswerIn, HoldReply.Applied(holds), cancellation);
        }
    }

    private async Task OneAsync(Hold hold, CancellationToken cancellation)
    {
        var kind = kinds.First(kind => kind.Name == hold.Kind);
        var change = hold.Change;
        try
        {
            var channel = await rest.GetChannelAsync(hold.ChannelId, cancellation);
            if (change is null)
            {
                var standing = await standings.GetAsync(hold.GuildId, cancellation);
                if (!kind.Plan(hold, channel, standing.Bot.User).TryGet(out change, out var refusal))
                {
                    await SetAsync(hold, Hold.Failed, refusal.Code, cancellation);
                    return;
                }

                await KeepAsync(hold, change, cancellation);
                await NoticeAsync(hold, cancellation);
            }

            await kind.ApplyAsync(hold, change, channel, cancellation);
            // What ends by nothing is only a change, not a state that is kept.
            var isKept = hold.Kind == Hold.Lock || hold.EndsAt is not null;
            await SetAsync(hold, isKept ? Hold.Active : Hold.Ended, null, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            await TryRestoreAsync(kind, hold, change, exception, cancellation);
            await SetAsync(hold, Hold.Failed, HoldReply.CodeOf(exception), cancellation);
        }
    }

    private async Task TryRestoreAsync(
        IHoldKind kind,
        Hold hold,
        string? change,
        DiscordApiException cause,
        CancellationToken cancellation
    )
    {
        if (change is null || cause.Status == HttpStatusCode.NotFound)
        {
            return;
        }

        try
        {
            var channel = await rest.GetChannelAsync(hold.ChannelId, cancellation);
            await kind.RestoreAsync(hold, change, channel, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // What could not be set cannot be taken back either; the answer names the channel.
        }
    }

    private async Task NoticeAsync(Hold hold, CancellationToken cancellation)
    {
        var guild = await settings.GetAsync(hold.GuildId, cancellation);
        if (hold.Kind != Hold.Lock || guild.Lockdown.Notice is not { } text)
        {
            return;
        }

        try
        {
            var message = new MessagePayload { Content = text, AllowedMentions = AllowedMentions.None };
            await rest.CreateMessageAsync(hold.ChannelId, message, cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            // The lock matters, not the word about it.
        }
    }

    private Task<int> KeepAsync(Hold hold, string change, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    HoldSql.Plan,
                    new
                    {
                        Guild = hold.GuildId,
                        Id = hold.HoldId,
                        Channel = hold.ChannelId,
                        Change = change,
                    }
                ),
            cancellation
        );

    private Task<int> SetAsync(Hold hold, string state, string? failure, CancellationToken cancellation) =>
        db.WriteAsync(
            unit =>
                unit.ExecuteAsync(
                    HoldSql.SetState,
                    new
                    {
                        Guild = hold.GuildId,
                        Id = hold.HoldId,
                        Channel = hold.ChannelId,
                        From = Hold.Pending,
                        State = state,
                        Failure = failure,
                        EndedAt = state == Hold.Active ? (DateTimeOffset?)null : unit.Now,
                    }
                ),
            cancellation
        );

    /// <summary>The timer at its end, and the message in the mod-log.</summary>
    private Task FollowAsync(ApplyHoldsJob job, IReadOnlyList<Hold> holds, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                if (holds.FirstOrDefault(hold => hold.State == Hold.Active)?.EndsAt is { } end)
                {
                    await unit.EnqueueAsync(
                        new ReleaseHoldsJob
                        {
                            Guild = job.Guild,
                            Id = job.Id,
                            EndsAt = end,
                        },
                        end
                    );
                }

                if (holds.Any(hold => hold.State != Hold.Failed))
                {
                    await unit.EnqueueAsync(HoldReply.LogApplied(job, holds, unit.Now));
                }
            },
            cancellation
        );
}
