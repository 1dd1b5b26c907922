using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>MESSAGE_DELETE. Source: https://discord.com/developers/docs/events/gateway-events#message-delete</summary>
public sealed record MessageDeleted
{
    public Snowflake<Message> Id { get; init; }

    public Snowflake<Channel> ChannelId { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }
}
