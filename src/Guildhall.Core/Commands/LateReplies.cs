using System.Net;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Core.Commands;

/// <summary>Completes an interaction from a job: edits its original answer, or posts where that is no longer possible.</summary>
public sealed class LateReplies(DiscordRest rest, TimeProvider time)
{
    private static readonly TimeSpan margin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan untilAcknowledged = TimeSpan.FromMilliseconds(250);

    /// <summary>Sending the same reply again changes nothing: an edit is an edit, and a post has the interaction's nonce.</summary>
    /// <exception cref="JobDelayedException">The command was not acknowledged yet: a job can be quicker than its command.</exception>
    /// <exception cref="DiscordApiException">Discord refused, or could not be reached.</exception>
    public async Task SendAsync(
        InteractionReference interaction,
        Snowflake<Channel> channel,
        Reply reply,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        if (now < interaction.ExpiresAt - margin)
        {
            try
            {
                await rest.EditOriginalResponseAsync(
                    interaction.ToInteraction(),
                    reply.ToPayload(clears: true),
                    cancellation
                );
                return;
            }
            catch (DiscordApiException exception) when (exception.Status == HttpStatusCode.NotFound)
            {
                if (now - interaction.Id.CreatedAt < margin)
                {
                    throw new JobDelayedException(untilAcknowledged, "The command is not acknowledged yet.");
                }
            }
            catch (DiscordApiException exception) when (exception.Code == DiscordErrorCodes.InvalidWebhookToken)
            {
                // Expired by Discord's clock, if not by ours.
            }
        }

        var payload = reply.ToPayload(clears: false) with { Nonce = interaction.Id.ToString(), EnforceNonce = true };
        await rest.CreateMessageAsync(channel, payload, cancellation);
    }
}
