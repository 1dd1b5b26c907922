using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>A user in a guild. Source: https://discord.com/developers/docs/resources/guild#guild-member-object</summary>
public sealed record Member
{
    /// <summary>Absent beside a message, where the author stands for it, and in an interaction's resolved members.</summary>
    public User? User { get; init; }

    public string? Nick { get; init; }

    public string? Avatar { get; init; }

    /// <summary>Without @everyone.</summary>
    public IReadOnlyList<Snowflake<Role>> Roles
    {
        get => field ?? [];
        init;
    }

    /// <summary>Null for a guest.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    public DateTimeOffset? PremiumSince { get; init; }

    public bool Deaf { get; init; }

    public bool Mute { get; init; }

    /// <summary>Has not yet passed the guild's membership screening.</summary>
    public bool Pending { get; init; }

    /// <summary>In the future: timed out until then.</summary>
    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    /// <summary>Only in interactions: what the member may do in that channel, as Discord counts it.</summary>
    public Permissions? Permissions { get; init; }

    public int Flags { get; init; }

    [JsonIgnore]
    public string DisplayName => Nick ?? User?.DisplayName ?? "";

    public bool IsTimedOutAt(DateTimeOffset now) => CommunicationDisabledUntil > now;
}
