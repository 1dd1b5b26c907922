using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>GUILD_MEMBER_REMOVE: left, kicked or banned.
/// Source: https://discord.com/developers/docs/events/gateway-events#guild-member-remove</summary>
public sealed record MemberLeft
{
    public Snowflake<Guild> GuildId { get; init; }

    public User User
    {
        get => field ?? new();
        init;
    }
}
