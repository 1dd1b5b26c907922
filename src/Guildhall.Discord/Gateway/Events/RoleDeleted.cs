using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>GUILD_ROLE_DELETE.
/// Source: https://discord.com/developers/docs/events/gateway-events#guild-role-delete</summary>
public sealed record RoleDeleted
{
    public Snowflake<Guild> GuildId { get; init; }

    public Snowflake<Role> RoleId { get; init; }
}
