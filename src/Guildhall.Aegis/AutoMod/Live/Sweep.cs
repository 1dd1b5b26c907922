using Guildhall.Aegis.Cases;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Deletes the messages of a channel that rules condemned, up to a hundred with one call. What Discord does not let go
/// is a problem of the guild and tried again every hour for a day.</summary>
internal sealed class Sweep(Db db, GuildProblems problems, DiscordRest rest, TimeProvider time) : IJobHandler<SweepJob>
{
    /// <summary>The code of the problem.</summary>
    public const string Problem = "automod_delete";

    private const int Batch = 100;
    private const string Reason = "AutoMod";

    // Discord's bulk deletion takes none that is older; an hour for the clocks.
    private static readonly TimeSpan bulkAge = TimeSpan.FromDays(14) - TimeSpan.FromHours(1);
    private static readonly TimeSpan untilRetry = TimeSpan.FromHours(1);
    private static readonly TimeSpan untilGivenUp = TimeSpan.FromDays(1);

    /// <exception cref="JobDelayedException">Discord still does not let some of them go.</exception>
    public async Task HandleAsync(SweepJob job, JobRun run, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var key = new
        {
            job.Guild,
            job.Channel,
            Now = now,
        };
        var rows = await db.QueryAsync<Snowflake<Message>>(AutoModSql.Doomed, key, cancellation);
        var young = rows.Where(m => m.CreatedAt > now - bulkAge).ToList();
        IEnumerable<Snowflake<Message>> rest = rows;
        if (young.Count > 1 && await TryBulkAsync(job, young, cancellation))
        {
            rest = rows.Except(young);
        }

        foreach (var message in rest)
        {
            await DeleteAsync(job, message, cancellation);
        }

        if (rows.Count == Batch)
        {
            await db.WriteAsync(unit => unit.EnqueueAsync(job with { IsRetry = false }), cancellation);
        }

        if (rows.Count > 0)
        {
            await FollowAsync(job, cancellation);
        }
    }

    /// <summary>False where each must be tried for itself.</summary>
    private async Task<bool> TryBulkAsync(
        SweepJob job,
        IReadOnlyList<Snowflake<Message>> messages,
        CancellationToken cancellation
    )
    {
        try
        {
            await rest.BulkDeleteMessagesAsync(job.Channel, messages, Reason, cancellation);
            await UndoomAsync(job, messages, cancellation);
            return true;
        }
        catch (DiscordApiException exception) when ((int)exception.Status == 403)
        {
            await SpareAsync(job, messages, exception, cancellation);
            return true;
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            return false;
        }
    }

    private async Task DeleteAsync(SweepJob job, Snowflake<Message> message, CancellationToken cancellation)
    {
        try
        {
            await rest.DeleteMessageAsync(job.Channel, message, Reason, cancellation);
        }
        catch (DiscordApiException exception) when ((int)exception.Status == 404)
        {
            // Somebody was quicker.
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            await SpareAsync(job, [message], exception, cancellation);
            return;
        }

        await UndoomAsync(job, [message], cancellation);
    }

    private async Task SpareAsync(
        SweepJob job,
        IReadOnlyList<Snowflake<Message>> messages,
        DiscordApiException refused,
        CancellationToken cancellation
    )
    {
        var failure = refused.Code switch
        {
            DiscordErrorCodes.MissingPermissions => $"I lack Manage Messages in <#{job.Channel}>",
            DiscordErrorCodes.MissingAccess => $"I lack View Channels in <#{job.Channel}>",
            _ => $"Discord refused (code {refused.Code})",
        };
        await db.WriteAsync(
            async unit =>
            {
                foreach (var message in messages)
                {
                    await unit.ExecuteAsync(
                        AutoModSql.Spare,
                        new
                        {
                            job.Guild,
                            Message = message,
                            Failure = failure,
                            unit.Now,
                            RetryAt = unit.Now + untilRetry,
                        }
                    );
                }
            },
            cancellation
        );
        var text =
            $"AutoMod could not delete {messages.Count} messages in <#{job.Channel}>: {failure}. It is tried again every hour for "
            + "a day.";
        await problems.RaiseAsync(job.Guild, Problem, job.Channel.ToString(), text, cancellation);
    }

    /// <summary>The next try of what was spared; where nothing is left, it is no problem any more.</summary>
    private async Task FollowAsync(SweepJob job, CancellationToken cancellation)
    {
        var args = new
        {
            job.Guild,
            job.Channel,
            Before = time.GetUtcNow() - untilGivenUp,
        };
        var left = await db.WriteAsync(
            async unit =>
            {
                var givenUp = await unit.ExecuteAsync(AutoModSql.GiveUp, args);
                var spared = await unit.QuerySingleOrDefaultAsync<long>(AutoModSql.CountSpared, args);
                if (spared > 0 && !job.IsRetry)
                {
                    await unit.EnqueueAsync(job with { IsRetry = true }, unit.Now + untilRetry);
                }

                if (
                    givenUp == 0
                    && spared == 0
                    && await unit.QuerySingleOrDefaultAsync<long>(AutoModSql.CountSparedAnywhere, args) == 0
                )
                {
                    await GuildProblems.ResolveAsync(unit, job.Guild, Problem);
                }

                return spared;
            },
            cancellation
        );
        if (left > 0 && job.IsRetry)
        {
            throw new JobDelayedException(untilRetry, "Discord does not let them go.");
        }
    }

    private Task UndoomAsync(
        SweepJob job,
        IReadOnlyList<Snowflake<Message>> messages,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                foreach (var message in messages)
                {
                    await unit.ExecuteAsync(AutoModSql.Undoom, new { job.Guild, Message = message });
                }
            },
            cancellation
        );
}
