using Guildhall.Discord.Model;

namespace Guildhall.Discord.Gateway.Events;

/// <summary>PRESENCE_UPDATE.
/// Source: https://discord.com/developers/docs/events/gateway-events#presence-update</summary>
public sealed record PresenceChanged
{
    public PresenceUser User
    {
        get => field ?? new();
        init;
    }

    public Snowflake<Guild> GuildId { get; init; }

    /// <summary><c>online</c>, <c>idle</c>, <c>dnd</c> or <c>offline</c>.</summary>
    public string Status
    {
        get => field ?? "";
        init;
    }

    public IReadOnlyList<PresenceActivity> Activities
    {
        get => field ?? [];
        init;
    }
}

/// <summary>Only the id is sure to be there.</summary>
public sealed record PresenceUser
{
    public Snowflake<User> Id { get; init; }

    public string? Username { get; init; }
}

public sealed record PresenceActivity
{
    public string Name
    {
        get => field ?? "";
        init;
    }

    /// <summary>0 plays, 1 streams, 2 listens, 3 watches, 4 custom status, 5 competes.</summary>
    public int Type { get; init; }

    public string? State { get; init; }
}
