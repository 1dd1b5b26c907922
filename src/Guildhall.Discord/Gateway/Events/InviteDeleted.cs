using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>INVITE_DELETE. Source: https://discord.com/developers/docs/events/gateway-events#invite-delete</summary>
public sealed record InviteDeleted
{
    public string Code
    {
        get => field ?? "";
        init;
    }

    public Snowflake<Channel> ChannelId { get; init; }

    public Snowflake<Guild>? GuildId { get; init; }
}
