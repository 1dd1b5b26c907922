using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>MESSAGE_REACTION_ADD and _REMOVE.
/// Source: https://discord.com/developers/docs/events/gateway-events#message-reaction-add</summary>
public sealed record ReactionChanged
{
    public Snowflake<User> UserId { get; init; }

    public Snowflake<Channel> ChannelId { get; init; }

    public Snowflake<Message> MessageId { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }

    /// <summary>Only when added, and only in a guild.</summary>
    public Member? Member { get; init; }

    public Emoji Emoji
    {
        get => field ?? new();
        init;
    }

    public Snowflake<User>? MessageAuthorId { get; init; }

    /// <summary>A super reaction.</summary>
    public bool Burst { get; init; }
}
