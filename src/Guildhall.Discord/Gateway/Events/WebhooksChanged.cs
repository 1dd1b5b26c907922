using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>WEBHOOKS_UPDATE.
/// Source: https://discord.com/developers/docs/events/gateway-events#webhooks-update</summary>
public sealed record WebhooksChanged
{
    public Snowflake<Guild> GuildId { get; init; }

    public Snowflake<Channel> ChannelId { get; init; }
}
