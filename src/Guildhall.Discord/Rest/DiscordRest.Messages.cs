using System.Security.Cryptography;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
    /// <summary>Posts once even when the answer is lost: a nonce that Discord enforces. Needs SEND_MESSAGES.
    /// Source: POST /channels/{channel.id}/messages</summary>
    /// <exception cref="DiscordApiException">Discord refused; <c>Code</c> 50013 = missing permission.</exception>
    public Task<Message> CreateMessageAsync(
        Snowflake<Channel> channel,
        MessagePayload payload,
        CancellationToken cancellation
    )
    {
        var sure = payload with
        {
            // Not from the seeded source: two processes with one seed would swallow each other's messages.
            Nonce = payload.Nonce ?? RandomNumberGenerator.GetHexString(24, lowercase: true),
            EnforceNonce = true,
        };
        var request = RestRequest.To(HttpMethod.Post, "channels/{}/messages", channel);
        return GetAsync(
            WithMessage(request, sure) with
            {
                IsRetrySafe = true,
            },
            DiscordJson.Default.Message,
            cancellation
        );
    }

    public Task<Message> GetMessageAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "channels/{}/messages/{}", channel, message),
            DiscordJson.Default.Message,
            cancellation
        );

    /// <summary>Newest first. Source: GET /channels/{channel.id}/messages</summary>
    /// <param name="limit">1–100.</param>
    /// <param name="before">Only older ones.</param>
    public Task<IReadOnlyList<Message>> GetMessagesAsync(
        Snowflake<Channel> channel,
        int limit,
        Snowflake<Message>? before,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "channels/{}/messages", channel) with
            {
                Query = $"?limit={limit}" + (before is { } id ? $"&before={id}" : ""),
            },
            DiscordJson.Default.IReadOnlyListMessage,
            cancellation
        );

    public Task<Message> EditMessageAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        MessagePayload changes,
        CancellationToken cancellation
    ) =>
        GetAsync(
            WithMessage(RestRequest.To(HttpMethod.Patch, "channels/{}/messages/{}", channel, message), changes),
            DiscordJson.Default.Message,
            cancellation
        );

    public Task DeleteMessageAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "channels/{}/messages/{}", channel, message) with
            {
                Reason = reason,
            },
            cancellation
        );

    /// <summary>2–100 messages younger than 14 days. Source: POST /channels/{channel.id}/messages/bulk-delete</summary>
    public Task BulkDeleteMessagesAsync(
        Snowflake<Channel> channel,
        IReadOnlyList<Snowflake<Message>> messages,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest
                .To(HttpMethod.Post, "channels/{}/messages/bulk-delete", channel)
                .WithBody(new(messages), WireJson.Default.BulkDelete) with
            {
                Reason = reason,
                IsRetrySafe = true,
            },
            cancellation
        );

    public Task AddReactionAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        Emoji emoji,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(
                HttpMethod.Put,
                "channels/{}/messages/{}/reactions/{}/@me",
                channel,
                message,
                emoji.ToRoute()
            ),
            cancellation
        );

    private static RestRequest WithMessage(RestRequest request, MessagePayload payload)
    {
        var complete = MessageContent.WithUploads(payload, request.Key, request.FileLimit);
        return request.WithBody(complete, DiscordJson.Default.MessagePayload) with { Files = payload.Files };
    }
}

internal sealed record BulkDelete(IReadOnlyList<Snowflake<Message>> Messages);
