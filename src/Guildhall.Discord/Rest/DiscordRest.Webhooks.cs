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
                .WithBody(new(name), WireJson.Default.CreateWebhook)
                .Because(reason),
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

    public Task<IReadOnlyList<Webhook>> GetGuildWebhooksAsync(Snowflake<Guild> guild, CancellationToken cancellation) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "guilds/{}/webhooks", guild),
            DiscordJson.Default.IReadOnlyListWebhook,
            cancellation
        );

    public Task<Webhook> GetWebhookAsync(Snowflake<Webhook> webhook, CancellationToken cancellation) =>
        GetAsync(RestRequest.To(HttpMethod.Get, "webhooks/{}", webhook), DiscordJson.Default.Webhook, cancellation);

    public Task<Webhook> GetWebhookAsync(Snowflake<Webhook> webhook, string token, CancellationToken cancellation) =>
        GetAsync(
            OfWebhook(HttpMethod.Get, "webhooks/{}/{}", webhook, token),
            DiscordJson.Default.Webhook,
            cancellation
        );

    /// <summary>Needs MANAGE_WEBHOOKS. Source: PATCH /webhooks/{webhook.id}</summary>
    public Task<Webhook> ModifyWebhookAsync(
        Snowflake<Webhook> webhook,
        ModifyWebhook changes,
        string? reason,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Patch, "webhooks/{}", webhook)
                .WithBody(changes, DiscordJson.Default.ModifyWebhook)
                .Because(reason),
            DiscordJson.Default.Webhook,
            cancellation
        );

    /// <summary>Posts as the webhook. Not tried again where its answer is lost; never again once it is gone.
    /// Source: POST /webhooks/{webhook.id}/{webhook.token}</summary>
    /// <exception cref="DiscordApiException"><c>Code</c> 10015: the webhook is gone.</exception>
    public Task<Message> ExecuteWebhookAsync(
        Snowflake<Webhook> webhook,
        string token,
        MessagePayload payload,
        CancellationToken cancellation
    ) => ExecuteWebhookAsync(webhook, token, payload, null, cancellation);

    /// <param name="thread">Of the webhook's channel; null for the channel itself.</param>
    public Task<Message> ExecuteWebhookAsync(
        Snowflake<Webhook> webhook,
        string token,
        MessagePayload payload,
        Snowflake<Channel>? thread,
        CancellationToken cancellation
    ) =>
        GetAsync(
            WithMessage(
                OfWebhook(HttpMethod.Post, "webhooks/{}/{}", webhook, token)
                    .WithQuery(("wait", true), ("thread_id", thread), ("with_components", HasComponents(payload))),
                payload
            ),
            DiscordJson.Default.Message,
            cancellation
        );

    public Task<Message> GetWebhookMessageAsync(
        Snowflake<Webhook> webhook,
        string token,
        Snowflake<Message> message,
        Snowflake<Channel>? thread,
        CancellationToken cancellation
    ) =>
        GetAsync(
            OfWebhook(HttpMethod.Get, "webhooks/{}/{}/messages/{}", webhook, token, message)
                .WithQuery(("thread_id", thread)),
            DiscordJson.Default.Message,
            cancellation
        );

    public Task<Message> EditWebhookMessageAsync(
        Snowflake<Webhook> webhook,
        string token,
        Snowflake<Message> message,
        MessagePayload changes,
        Snowflake<Channel>? thread,
        CancellationToken cancellation
    ) =>
        GetAsync(
            WithMessage(
                OfWebhook(HttpMethod.Patch, "webhooks/{}/{}/messages/{}", webhook, token, message)
                    .WithQuery(("thread_id", thread), ("with_components", HasComponents(changes))),
                changes
            ),
            DiscordJson.Default.Message,
            cancellation
        );

    public Task DeleteWebhookMessageAsync(
        Snowflake<Webhook> webhook,
        string token,
        Snowflake<Message> message,
        Snowflake<Channel>? thread,
        CancellationToken cancellation
    ) =>
        SendAsync(
            OfWebhook(HttpMethod.Delete, "webhooks/{}/{}/messages/{}", webhook, token, message)
                .WithQuery(("thread_id", thread)),
            cancellation
        );

    /// <summary>By its own token: needs no permission.</summary>
    public Task DeleteWebhookWithTokenAsync(Snowflake<Webhook> webhook, string token, CancellationToken cancellation) =>
        SendAsync(OfWebhook(HttpMethod.Delete, "webhooks/{}/{}", webhook, token), cancellation);

    public Task DeleteWebhookAsync(Snowflake<Webhook> webhook, string? reason, CancellationToken cancellation) =>
        SendAsync(RestRequest.To(HttpMethod.Delete, "webhooks/{}", webhook).Because(reason), cancellation);

    // Without the flag Discord drops a webhook's components in silence.
    private static bool? HasComponents(MessagePayload payload) => payload.Components is { Count: > 0 } ? true : null;

    private static RestRequest OfWebhook(HttpMethod method, string template, params ReadOnlySpan<object> arguments) =>
        RestRequest.To(method, template, arguments) with
        {
            HasOwnToken = true,
        };
}

internal sealed record CreateWebhook(string Name);
