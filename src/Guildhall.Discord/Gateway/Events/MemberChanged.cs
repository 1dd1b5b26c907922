using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>GUILD_MEMBER_ADD and _UPDATE.
/// Source: https://discord.com/developers/docs/events/gateway-events#guild-member-add</summary>
public sealed record MemberChanged
{
    public Snowflake<Guild> GuildId { get; init; }

    public User User
    {
        get => field ?? new();
        init;
    }

    public string? Nick { get; init; }

    public string? Avatar { get; init; }

    /// <summary>Without @everyone.</summary>
    public IReadOnlyList<Snowflake<Role>> Roles
    {
        get => field ?? [];
        init;
    }

    public DateTimeOffset? JoinedAt { get; init; }

    public DateTimeOffset? PremiumSince { get; init; }

    public bool Deaf { get; init; }

    public bool Mute { get; init; }

    /// <summary>Has not yet passed the guild's membership screening.</summary>
    public bool Pending { get; init; }

    /// <summary>In the future: timed out until then.</summary>
    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    public int Flags { get; init; }
}
