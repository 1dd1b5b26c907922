using Guildhall.Core.Audit;
using Guildhall.Core.Jobs;
using Guildhall.Core.Ports;
using Guildhall.Core.Storage;

namespace Guildhall.Core.Webhooks;

/// <summary>
/// Tries one delivery and writes down what became of it, with the next attempt in the same unit. A crash between the call
/// and the writing sends it once more, under the same delivery id.
/// </summary>
internal sealed class DeliverWebhook(Db db, WebhookSender sender, IWebhookWatch watch) : IJobHandler<DeliverWebhookJob>
{
    public async Task HandleAsync(DeliverWebhookJob job, JobRun run, CancellationToken cancellation)
    {
        var asked = new { job.Guild, Id = job.Delivery };
        var delivery = await db.QuerySingleOrDefaultAsync<WebhookDelivery>(WebhookSql.Delivery, asked, cancellation);
        if (
            delivery is not { State: "pending", Body: { } body }
            || delivery.Attempts != job.Attempts
            || delivery.Replays != job.Replays
        )
        {
            return;
        }

        var named = new { job.Guild, Name = delivery.Webhook };
        var webhook = await db.QuerySingleOrDefaultAsync<Webhook>(WebhookSql.Find, named, cancellation);
        if (webhook is null)
        {
            return;
        }

        var answer = webhook.IsOn
            ? await sender.SendAsync(webhook, delivery.Id, delivery.Event, body, cancellation)
            : new WebhookAnswer(null, "the webhook is switched off");
        watch.Delivered(
            answer.IsTaken ? "taken"
            : answer.Status is null ? "unreachable"
            : "refused"
        );
        await db.WriteAsync(unit => RecordAsync(unit, webhook, delivery, answer), cancellation);
    }

    private async Task RecordAsync(Unit unit, Webhook webhook, WebhookDelivery delivery, WebhookAnswer answer)
    {
        var next = webhook.IsOn ? WebhookTimes.Next(delivery.FirstAt ?? unit.Now, unit.Now) : null;
        var row = new
        {
            Guild = delivery.GuildId,
            delivery.Id,
            webhook.Name,
            delivery.Attempts,
            delivery.Replays,
            answer.Status,
            answer.Error,
            State = next is null ? "dead" : "pending",
            Next = next,
            unit.Now,
            Since = unit.Now - WebhookTimes.Hopeless,
            Before = unit.Now - WebhookTimes.Kept,
        };
        await unit.ExecuteAsync(WebhookSql.Sweep, row);
        if (answer.IsTaken)
        {
            await unit.ExecuteAsync(WebhookSql.Taken, row);
            await unit.ExecuteAsync(WebhookSql.Works, row);
            return;
        }

        if (await unit.ExecuteAsync(WebhookSql.NotTaken, row) == 0)
        {
            return;
        }

        await unit.ExecuteAsync(WebhookSql.Fails, row);
        if (await unit.ExecuteAsync(WebhookSql.Disable, row) == 1)
        {
            await unit.ExecuteAsync(WebhookSql.BuryWaiting, row);
            await TellAsync(unit, webhook, answer);
        }
        else if (next is { } due)
        {
            var again = new DeliverWebhookJob(delivery.GuildId, delivery.Id, delivery.Replays, delivery.Attempts + 1);
            await unit.EnqueueAsync(again, due);
        }
    }

    private async Task TellAsync(Unit unit, Webhook webhook, WebhookAnswer answer)
    {
        await watch.SwitchedOffAsync(unit, webhook, answer.Error ?? "no answer");
        await unit.AuditAsync(
            new()
            {
                Guild = webhook.GuildId,
                Actor = "system:webhooks",
                Action = "webhook.disabled",
                Subject = webhook.Name,
                Outcome = AuditOutcome.Failed,
            }
        );
    }
}
