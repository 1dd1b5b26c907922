using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>MESSAGE_REACTION_REMOVE_ALL and _REMOVE_EMOJI.
/// Source: https://discord.com/developers/docs/events/gateway-events#message-reaction-remove-all</summary>
public sealed record ReactionsCleared
{
    public Snowflake<Channel> ChannelId { get; init; }

    public Snowflake<Message> MessageId { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }

    /// <summary>Null: all of them.</summary>
    public Emoji? Emoji { get; init; }
}
