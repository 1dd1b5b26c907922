using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>GUILD_CREATE: joined, or back after an outage, or first told at the start. Its roles and channels stand in the cache.
/// Source: https://discord.com/developers/docs/events/gateway-events#guild-create</summary>
public sealed record GuildAvailable
{
    public Snowflake<Guild> Id { get; init; }

    public string Name
    {
        get => field ?? "";
        init;
    }

    public Snowflake<User> OwnerId { get; init; }

    public DateTimeOffset? JoinedAt { get; init; }

    public bool Unavailable { get; init; }

    public bool Large { get; init; }

    public int MemberCount { get; init; }

    /// <summary>discord.gg/code; null for none.</summary>
    public string? VanityUrlCode { get; init; }
}
