using System.Globalization;
using System.Net;
using System.Text.Json;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Channels.Purges;

/// <summary>
/// Carries out a purge: looks, keeps what it found, deletes it in batches, says how it ended. What it found is fixed before
/// the first message goes, so that going on after a crash deletes no more than was asked for.
/// </summary>
internal sealed class RunPurge(PurgeScan scan, DiscordRest rest, Db db, Progress progress) : IJobHandler<PurgeJob>
{
    private const int BatchSize = 100;

    // One by one they take long: other purges get their turn.
    private const int OldAtOnce = 50;
    private static readonly TimeSpan keepEnded = TimeSpan.FromDays(7);

    public async Task HandleAsync(PurgeJob job, JobRun run, CancellationToken cancellation)
    {
        var id = new { job.Guild, job.Id };
        if (await db.QuerySingleOrDefaultAsync<Purge>(PurgeSql.Find, id, cancellation) is not { } purge)
        {
            return;
        }

        var order = JsonSerializer.Deserialize(purge.Order, ChannelsJson.Default.PurgeOrder)!;
        var plan = new PurgePlan();
        var done = purge.Done;
        var failure = purge.Failure;
        if (purge.EndedAt is null)
        {
            try
            {
                plan = await PlanAsync(job, purge, order, cancellation);
                await DeleteAsync(job, order, plan, done, count => done = count, cancellation);
            }
            catch (DiscordApiException exception) when (!exception.IsTransient || run.IsLast)
            {
                failure = Explain(exception);
            }

            await EndAsync(job, purge, order, plan, done, failure, cancellation);
        }
        else if (purge.Plan is { } known)
        {
            plan = JsonSerializer.Deserialize(known, ChannelsJson.Default.PurgePlan)!;
        }

        await progress.EndAsync(job.Interaction, job.AnswerIn, Describe(order, plan, done, failure), cancellation);
    }

    private static Reply Describe(PurgeOrder order, PurgePlan plan, int done, string? failure) =>
        order.IsDryRun && failure is null ? PurgeReply.DryRun(order, plan)
        : failure is null && plan.Young.Count == 0 && plan.Old.Count > 0 && !order.DeletesOld
            ? PurgeReply.Of(PurgeRefusals.TooOld(plan.Old.Count))
        : PurgeReply.Ended(order, plan, done, failure);

    private async Task<PurgePlan> PlanAsync(PurgeJob job, Purge purge, PurgeOrder order, CancellationToken cancellation)
    {
        if (purge.Plan is { } known)
        {
            return JsonSerializer.Deserialize(known, ChannelsJson.Default.PurgePlan)!;
        }

        if (!PurgeMatcher.Of(order).TryGet(out var matcher, out var refusal))
        {
            throw new InvalidOperationException($"A stored purge is not fit: {refusal.Code}.");
        }

        var plan = await scan.RunAsync(order, matcher, cancellation);
        var row = new
        {
            job.Guild,
            job.Id,
            Plan = JsonSerializer.Serialize(plan, ChannelsJson.Default.PurgePlan),
        };
        await db.WriteAsync(unit => unit.ExecuteAsync(PurgeSql.Plan, row), cancellation);
        return plan;
    }

    private async Task DeleteAsync(
        PurgeJob job,
        PurgeOrder order,
        PurgePlan plan,
        int begin,
        Action<int> advanced,
        CancellationToken cancellation
    )
    {
        if (order.IsDryRun)
        {
            return;
        }

        var done = begin;
        while (done < plan.Young.Count)
        {
            IReadOnlyList<Snowflake<Message>> batch = [.. plan.Young.Skip(done).Take(BatchSize)];
            await DeleteBatchAsync(order, batch, cancellation);
            advanced(done += batch.Count);
            await AdvanceAsync(job, order, plan, done, cancellation);
        }

        if (!order.DeletesOld)
        {
            return;
        }

        for (var now = 0; done < plan.Found; now++)
        {
            if (now == OldAtOnce)
            {
                throw new JobDelayedException(TimeSpan.FromMilliseconds(1), "Others get their turn.");
            }

            await DeleteOneAsync(order, plan.Old[done - plan.Young.Count], cancellation);
            advanced(++done);
            await AdvanceAsync(job, order, plan, done, cancellation);
        }
    }

    /// <summary>Those that are gone already count as deleted; where one is too old by now, each goes alone.</summary>
    private async Task DeleteBatchAsync(
        PurgeOrder order,
        IReadOnlyList<Snowflake<Message>> batch,
        CancellationToken cancellation
    )
    {
        if (batch.Count > 1)
        {
            try
            {
                await rest.BulkDeleteMessagesAsync(order.Channel, batch, order.Reason, cancellation);
                return;
            }
            catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.BadRequest)
            {
                // 50034: a message became 14 days old while this waited.
            }
        }

        foreach (var message in batch)
        {
            await DeleteOneAsync(order, message, cancellation);
        }
    }

    private async Task DeleteOneAsync(PurgeOrder order, Snowflake<Message> message, CancellationToken cancellation)
    {
        try
        {
            await rest.DeleteMessageAsync(order.Channel, message, order.Reason, cancellation);
        }
        catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.UnknownMessage)
        {
            // Somebody else was quicker, or we were, before a crash.
        }
    }

    private async Task AdvanceAsync(
        PurgeJob job,
        PurgeOrder order,
        PurgePlan plan,
        int done,
        CancellationToken cancellation
    )
    {
        var row = new
        {
            job.Guild,
            job.Id,
            Done = done,
        };
        await db.WriteAsync(unit => unit.ExecuteAsync(PurgeSql.Advance, row), cancellation);
        if (done < PurgeReply.Wanted(order, plan))
        {
            await progress.TellAsync(job.Interaction, PurgeReply.Progress(order, plan, done), cancellation);
        }
    }

    private Task EndAsync(
        PurgeJob job,
        Purge purge,
        PurgeOrder order,
        PurgePlan plan,
        int done,
        string? failure,
        CancellationToken cancellation
    ) =>
        db.WriteAsync(
            async unit =>
            {
                var row = new
                {
                    job.Guild,
                    job.Id,
                    Failure = failure,
                    unit.Now,
                    Before = unit.Now - keepEnded,
                };
                if (await unit.ExecuteAsync(PurgeSql.End, row) == 0)
                {
                    return;
                }

                await unit.ExecuteAsync(PurgeSql.Forget, row);
                if (!order.IsDryRun && done > 0)
                {
                    await unit.EnqueueAsync(LogOf(job, purge, order, plan, done, failure, unit.Now));
                }

                await unit.AuditAsync(
                    new()
                    {
                        Guild = job.Guild,
                        Actor = purge.ActorId,
                        Action = order.IsDryRun ? "aegis.purge_tried" : "aegis.purge",
                        Subject = $"channel {order.Channel}",
                        Outcome = failure is null ? AuditOutcome.Done : AuditOutcome.Failed,
                        Details = new Dictionary<string, string>
                        {
                            ["deleted"] = $"{done}",
                            ["old"] = $"{plan.Old.Count}",
                            ["pinned"] = $"{plan.Pinned}",
                        },
                    }
                );
            },
            cancellation
        );

    private static LogActJob LogOf(
        PurgeJob job,
        Purge purge,
        PurgeOrder order,
        PurgePlan plan,
        int done,
        string? failure,
        DateTimeOffset at
    ) =>
        new(
            job.Guild,
            string.Create(CultureInfo.InvariantCulture, $"{job.Id}:purge"),
            $"Purge · {CaseText.Count(done, "message")}",
            LogActJob.Lines(
                $"By **{CaseText.Plain(purge.ActorName)}** (`{purge.ActorId}`)",
                PurgeReply.Ended(order, plan, done, failure).Content,
                order.User is { } author ? $"Only by <@{author}>" : null,
                order.Reason is { } why ? $"> {CaseText.Plain(why)}" : null
            ),
            at
        );

    private static string Explain(DiscordApiException exception) =>
        exception.Code switch
        {
            DiscordErrorCodes.UnknownChannel => "the channel is gone.",
            DiscordErrorCodes.MissingPermissions or DiscordErrorCodes.MissingAccess =>
                "I no longer have Manage Messages there.",
            _ when exception.IsTransient =>
                "Discord did not answer for a long while. Run the command again for the rest.",
            _ => $"Discord refused (code {exception.Code}).",
        };
}
