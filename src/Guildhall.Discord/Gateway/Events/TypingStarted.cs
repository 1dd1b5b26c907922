using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>TYPING_START. Source: https://discord.com/developers/docs/events/gateway-events#typing-start</summary>
public sealed record TypingStarted
{
    public Snowflake<Channel> ChannelId { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }

    public Snowflake<User> UserId { get; init; }

    /// <summary>Unix seconds.</summary>
    public long Timestamp { get; init; }

    public Member? Member { get; init; }
}
