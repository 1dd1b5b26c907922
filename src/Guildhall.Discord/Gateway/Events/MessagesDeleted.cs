using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>MESSAGE_DELETE_BULK.
/// Source: https://discord.com/developers/docs/events/gateway-events#message-delete-bulk</summary>
public sealed record MessagesDeleted
{
    public IReadOnlyList<Snowflake<Message>> Ids
    {
        get => field ?? [];
        init;
    }

    public Snowflake<Channel> ChannelId { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }
}
