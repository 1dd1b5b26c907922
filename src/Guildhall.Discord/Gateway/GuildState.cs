using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway;

/// <summary>What the cache reads of GUILD_CREATE and GUILD_UPDATE; everything else is skipped unread.</summary>
internal sealed record GuildState
{
    public Snowflake<Guild> Id { get; init; }

    public string? Name { get; init; }

    public Snowflake<User> OwnerId { get; init; }

    public bool Unavailable { get; init; }

    public IReadOnlyList<Role>? Roles { get; init; }

    public IReadOnlyList<Channel>? Channels { get; init; }

    public IReadOnlyList<Channel>? Threads { get; init; }

    public IReadOnlyList<MemberState>? Members { get; init; }
}

internal sealed record MemberState
{
    public UserState? User { get; init; }

    public IReadOnlyList<Snowflake<Role>>? Roles { get; init; }

    public DateTimeOffset? CommunicationDisabledUntil { get; init; }
}

internal sealed record UserState
{
    public Snowflake<User> Id { get; init; }
}

/// <summary>GUILD_ROLE_CREATE, _UPDATE, _DELETE.</summary>
internal sealed record RoleEvent
{
    public Role? Role { get; init; }

    public Snowflake<Role>? RoleId { get; init; }
}

internal sealed record MemberUpdateEvent
{
    public UserState? User { get; init; }

    public IReadOnlyList<Snowflake<Role>>? Roles { get; init; }

    public DateTimeOffset? CommunicationDisabledUntil { get; init; }
}
