using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed partial class DiscordRest
{
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

    /// <summary>Takes back the bot's own.</summary>
    public Task RemoveOwnReactionAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        Emoji emoji,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(
                HttpMethod.Delete,
                "channels/{}/messages/{}/reactions/{}/@me",
                channel,
                message,
                emoji.ToRoute()
            ),
            cancellation
        );

    /// <summary>Another user's; needs MANAGE_MESSAGES.</summary>
    public Task RemoveReactionAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        Emoji emoji,
        Snowflake<User> user,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(
                HttpMethod.Delete,
                "channels/{}/messages/{}/reactions/{}/{}",
                channel,
                message,
                emoji.ToRoute(),
                user
            ),
            cancellation
        );

    /// <summary>All of one emoji; needs MANAGE_MESSAGES.</summary>
    public Task ClearReactionsAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        Emoji emoji,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(
                HttpMethod.Delete,
                "channels/{}/messages/{}/reactions/{}",
                channel,
                message,
                emoji.ToRoute()
            ),
            cancellation
        );

    /// <summary>All; needs MANAGE_MESSAGES.</summary>
    public Task ClearReactionsAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        CancellationToken cancellation
    ) =>
        SendAsync(
            RestRequest.To(HttpMethod.Delete, "channels/{}/messages/{}/reactions", channel, message),
            cancellation
        );

    /// <summary>Who reacted, by rising id. Source: GET /channels/{channel.id}/messages/{message.id}/reactions/{emoji}</summary>
    /// <param name="limit">1–100.</param>
    /// <param name="after">Only greater ids.</param>
    public Task<IReadOnlyList<User>> GetReactionsAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        Emoji emoji,
        int limit,
        Snowflake<User>? after,
        CancellationToken cancellation
    ) =>
        GetAsync(
            RestRequest
                .To(HttpMethod.Get, "channels/{}/messages/{}/reactions/{}", channel, message, emoji.ToRoute())
                .WithQuery(("limit", limit), ("after", after)),
            DiscordJson.Default.IReadOnlyListUser,
            cancellation
        );

    /// <summary>Everyone who reacted with it, in pages of 100.</summary>
    public IAsyncEnumerable<User> ReadReactionsAsync(
        Snowflake<Channel> channel,
        Snowflake<Message> message,
        Emoji emoji,
        CancellationToken cancellation
    ) =>
        RestPages.ReadAsync<User, Snowflake<User>>(
            100,
            after => GetReactionsAsync(channel, message, emoji, 100, after, cancellation),
            user => user.Id,
            cancellation
        );
}
