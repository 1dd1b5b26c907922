using System.Net;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Sietch.Wallets;

/// <summary>Edits the reply to <c>/verify</c>, as long as Discord takes it; the page has said the same.</summary>
internal sealed class EditVerify(DiscordRest rest, TimeProvider time) : IJobHandler<EditVerifyJob>
{
    public async Task HandleAsync(EditVerifyJob job, JobRun run, CancellationToken cancellation)
    {
        if (time.GetUtcNow() >= job.Answer.ExpiresAt)
        {
            return;
        }

        var payload = new MessagePayload
        {
            Content = job.Text,
            Components = [],
            Embeds = [],
        };
        try
        {
            await rest.EditOriginalResponseAsync(job.Answer.ToInteraction(), payload, cancellation);
        }
        catch (DiscordApiException exception)
            when (exception.Status == HttpStatusCode.NotFound || exception.Code == DiscordErrorCodes.InvalidWebhookToken
            )
        {
            // Dismissed, or over by Discord's clock. Nowhere else may it be said: others would read it.
        }
    }
}
