using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>GUILD_BAN_ADD and _REMOVE.
/// Source: https://discord.com/developers/docs/events/gateway-events#guild-ban-add</summary>
public sealed record BanChanged
{
    public Snowflake<Guild> GuildId { get; init; }

    public User User
    {
        get => field ?? new();
        init;
    }
}
