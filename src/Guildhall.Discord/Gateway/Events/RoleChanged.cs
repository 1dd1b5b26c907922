using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>GUILD_ROLE_CREATE and _UPDATE.
/// Source: https://discord.com/developers/docs/events/gateway-events#guild-role-create</summary>
public sealed record RoleChanged
{
    public Snowflake<Guild> GuildId { get; init; }

    public Role Role
    {
        get => field ?? new();
        init;
    }
}
