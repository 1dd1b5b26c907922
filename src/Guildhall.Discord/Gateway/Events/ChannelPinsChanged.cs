using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>CHANNEL_PINS_UPDATE.
/// Source: https://discord.com/developers/docs/events/gateway-events#channel-pins-update</summary>
public sealed record ChannelPinsChanged
{
    public Snowflake<Guild>? GuildId { get; init; }

    public Snowflake<Channel> ChannelId { get; init; }

    public DateTimeOffset? LastPinTimestamp { get; init; }
}
