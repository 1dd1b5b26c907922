using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>GUILD_MEMBER_ADD, apart from <see cref="MemberChanged"/> so that each has listeners of its own.
/// Source: https://discord.com/developers/docs/events/gateway-events#guild-member-add</summary>
public sealed record MemberJoined
{
    public Snowflake<Guild> GuildId { get; init; }

    public User User
    {
        get => field ?? new();
        init;
    }

    public string? Nick { get; init; }

    /// <summary>Empty, or what the member is given back on return. Without @everyone.</summary>
    public IReadOnlyList<Snowflake<Role>> Roles
    {
        get => field ?? [];
        init;
    }

    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>Has not yet passed the guild's membership screening.</summary>
    public bool Pending { get; init; }

    /// <summary>In the future: timed out until then.</summary>
    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    public int Flags { get; init; }
}
