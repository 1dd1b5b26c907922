using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Deletes the messages of a channel that rules condemned, up to a hundred with one call.</summary>
internal sealed class Sweep(Db db, DiscordRest rest, TimeProvider time) : IJobHandler<SweepJob>
{
    private const string Reason = "AutoMod";

    // Discord's bulk deletion takes none that is older; an hour for the clocks.
    private static readonly TimeSpan bulkAge = TimeSpan.FromDays(14) - TimeSpan.FromHours(1);

    public async Task HandleAsync(SweepJob job, JobRun run, CancellationToken cancellation)
    {
        var rows = await db.QueryAsync<Snowflake<Message>>(AutoModSql.Doomed, job, cancellation);
        if (rows.Count == 0)
        {
            return;
        }

        var young = rows.Where(m => m.CreatedAt > time.GetUtcNow() - bulkAge).ToList();
        if (young.Count > 1)
        {
            await TryAsync(() => rest.BulkDeleteMessagesAsync(job.Channel, young, Reason, cancellation));
            await UndoomAsync(job, young, cancellation);
        }

        foreach (var message in young.Count > 1 ? rows.Except(young) : rows)
        {
            await TryAsync(() => rest.DeleteMessageAsync(job.Channel, message, Reason, cancellation));
            await UndoomAsync(job, [message], cancellation);
        }

        if (rows.Count == 100)
        {
            await db.WriteAsync(unit => unit.EnqueueAsync(job), cancellation);
        }
    }

    /// <summary>What is gone is gone, and what may not be deleted will not be deleted by trying again.</summary>
    private static async Task TryAsync(Func<Task> delete)
    {
        try
        {
            await delete();
        }
        catch (DiscordApiException exception) when ((int)exception.Status is 403 or 404)
        {
            // Somebody was quicker, or the bot may not: the alert and the case stand.
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
