using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    /// <param name="name">1–80 characters.</param>
    public Task<Webhook> CreateWebhookAsync(
        Snowflake<Channel> channel,
        string name,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Post, "channels/{}/webhooks", channel)
                .WithBody(new(name), WireJson.Default.CreateWebhook) with
            {
                Reason = reason,
            },
            DiscordJson.Default.Webhook,
            cancellation
        );

    public Task<IReadOnlyList<Webhook>> GetChannelWebhooksAsync(
        Snowflake<Channel> channel,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "channels/{}/webhooks", channel),
            DiscordJson.Default.IReadOnlyListWebhook,
            cancellation
        );

    /// <summary>Posts as the webhook. Not tried again where its answer is lost; never again once it is gone.</summary>
    /// <exception cref="DiscordApiException"><c>Code</c> 10015: the webhook is gone.</exception>
    public Task<Message> ExecuteWebhookAsync(
        Snowflake<Webhook> webhook,
        string token,
        MessagePayload payload,
        CancellationToken cancellation
    ) =>
        GetAsync(
            WithMessage(
                RestRequest.To(HttpMethod.Post, "webhooks/{}/{}", webhook, token) with
                {
                    HasOwnToken = true,
                    Query = "?wait=true",
                },
                payload
            ),
            DiscordJson.Default.Message,
            cancellation
        );

    public Task DeleteWebhookAsync(Snowflake<Webhook> webhook, string? reason, CancellationToken cancellation) =>
        SendAsync(RestRequest.To(HttpMethod.Delete, "webhooks/{}", webhook) with { Reason = reason }, cancellation);
}

internal sealed record CreateWebhook(string Name);
