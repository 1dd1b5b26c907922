using Guildhall.Aegis.Cases;
using Guildhall.Core.Storage;
using Guildhall.Core.Webhooks;

namespace Guildhall.Aegis.Webhooks;

/// <summary>Counts deliveries, and makes a webhook that is switched off a problem that the guild can see.</summary>
internal sealed class WebhookWatch(AegisMetrics metrics) : IWebhookWatch
{
    public void Delivered(string outcome) => metrics.Delivered(outcome);

    public Task SwitchedOffAsync(Unit unit, Webhook webhook, string error) =>
        unit.ExecuteAsync(
            GuildProblemSql.Raise,
            new
            {
                Guild = webhook.GuildId,
                Code = WebhookBook.Problem(webhook.Name),
                Subject = webhook.Name,
                Details = $"The webhook {webhook.Name} took nothing for three days ({error}) and is switched off. "
                    + $"When it works again, `/webhook test name:{webhook.Name}` switches it on; "
                    + "`/webhook redeliver` sends what it missed.",
                unit.Now,
            }
        );
}
