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
    ) => GetMessagesAsync(channel, limit, "before", before, cancellation);

    /// <summary>The oldest that are newer than that one; newest first.</summary>
    /// <param name="limit">1–100.</param>
    public Task<IReadOnlyList<Message>> GetMessagesAfterAsync(
        Snowflake<Channel> channel,
        int limit,
        Snowflake<Message> after,
        CancellationToken cancellation
    ) => GetMessagesAsync(channel, limit, "after", after, cancellation);

    /// <summary>That one in the middle of its neighbours; newest first.</summary>
    /// <param name="limit">1–100.</param>
    public Task<IReadOnlyList<Message>> GetMessagesAroundAsync(
        Snowflake<Channel> channel,
        int limit,
        Snowflake<Message> around,
        CancellationToken cancellation
    ) => GetMessagesAsync(channel, limit, "around", around, cancellation);

    /// <summary>The whole history, newest first, in pages of 100.</summary>
    /// <param name="before">Only older ones; <see cref="Snowflake{T}.At"/> makes one of a date.</param>
    public IAsyncEnumerable<Message> ReadMessagesAsync(
        Snowflake<Channel> channel,
        Snowflake<Message>? before,
        CancellationToken cancellation
    ) =>
        RestPages.ReadAsync<Message, Snowflake<Message>>(
            100,
            at => GetMessagesAsync(channel, 100, at ?? before, cancellation),
            message => message.Id,
            cancellation
        );

    /// <summary>What was written since, oldest first, in pages of 100.</summary>
    public IAsyncEnumerable<Message> ReadMessagesAfterAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> after,
        CancellationToken cancellation
    ) =>
        RestPages.ReadAsync<Message, Snowflake<Message>>(
            100,
            async at =>
            {
                var page = await GetMessagesAfterAsync(channel, 100, at ?? after, cancellation).ConfigureAwait(false);
                return [.. page.OrderBy(message => message.Id)];
            },
            message => message.Id,
            cancellation
        );

    /// <summary>What the payload leaves null stays. Source: PATCH /channels/{channel.id}/messages/{message.id}</summary>
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
            RestRequest.To(HttpMethod.Delete, "channels/{}/messages/{}", channel, message).Because(reason),
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

    /// <summary>Another channel's message, shown here whole; needs VIEW_CHANNEL there.</summary>
    public Task<Message> ForwardMessageAsync(
        Snowflake<Channel> channel,
        Snowflake<Channel> fromChannel,
        Snowflake<Message> message,
        CancellationToken cancellation
    ) =>
        CreateMessageAsync(
            channel,
            new() { MessageReference = MessageReference.Forward(fromChannel, message) },
            cancellation
        );

    /// <summary>To the channels that follow this announcement channel. Source: POST /channels/{channel.id}/messages/{message.id}/crosspost</summary>
    public Task<Message> CrosspostMessageAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Post, "channels/{}/messages/{}/crosspost", channel, message),
            DiscordJson.Default.Message,
            cancellation
        );

    /// <summary>Shows the bot as typing for 10 s, or until it writes.</summary>
    public Task TriggerTypingAsync(Snowflake<Channel> channel, CancellationToken cancellation) =>
        SendAsync(
            RestRequest.To(HttpMethod.Post, "channels/{}/typing", channel) with
            {
                IsRetrySafe = true,
            },
            cancellation
        );

    /// <summary>Latest pinned first. Source: GET /channels/{channel.id}/messages/pins</summary>
    /// <param name="limit">1–50.</param>
    /// <param name="before">Only those pinned earlier.</param>
    public Task<PinnedMessages> GetPinsAsync(
        Snowflake<Channel> channel,
        int limit,
        DateTimeOffset? before,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Get, "channels/{}/messages/pins", channel)
                .WithQuery(("limit", limit), ("before", before)),
            DiscordJson.Default.PinnedMessages,
            cancellation
        );

    /// <summary>All pins, in pages of 50.</summary>
    public IAsyncEnumerable<PinnedMessage> ReadPinsAsync(Snowflake<Channel> channel, CancellationToken cancellation) =>
        RestPages.ReadAsync<PinnedMessage, DateTimeOffset>(
            async before =>
            {
                var page = await GetPinsAsync(channel, 50, before, cancellation).ConfigureAwait(false);
                return new(page.Items, page.HasMore);
            },
            pin => pin.PinnedAt,
            cancellation
        );

    /// <summary>Up to 250 in a channel; needs PIN_MESSAGES. Source: PUT /channels/{channel.id}/messages/pins/{message.id}</summary>
    public Task PinMessageAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Put, "channels/{}/messages/pins/{}", channel, message).Because(reason),
            cancellation
        );

    public Task UnpinMessageAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        string? reason,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "channels/{}/messages/pins/{}", channel, message).Because(reason),
            cancellation
        );

    private Task<IReadOnlyList<Message>> GetMessagesAsync(
        Snowflake<Channel> channel,
        int limit,
        string side,
        Snowflake<Message>? of,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest.To(HttpMethod.Get, "channels/{}/messages", channel).WithQuery(("limit", limit), (side, of)),
            DiscordJson.Default.IReadOnlyListMessage,
            cancellation
        );

    private static RestRequest WithMessage(RestRequest request, MessagePayload payload)
    {
        var complete = MessageContent.WithUploads(payload, request.Key, request.FileLimit);
        return request.WithBody(complete, DiscordJson.Default.MessagePayload) with { Files = payload.Files };
    }
}

internal sealed record BulkDelete(IReadOnlyList<Snowflake<Message>> Messages);
