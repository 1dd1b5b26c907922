using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Detection;

/// <summary>One person as the gateway told of the join.</summary>
internal sealed record Joiner
{
    public required Snowflake<User> User { get; init; }

    /// <summary>The username: a raid's tool sets it, the display name comes later.</summary>
    public required string Name { get; init; }

    public bool HasAvatar { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>The invite's code; null where nobody knows it.</summary>
    public string? Invite { get; init; }

    /// <summary>Never negative: Discord's clock and ours may differ.</summary>
    public TimeSpan Age => JoinedAt > User.CreatedAt ? JoinedAt - User.CreatedAt : TimeSpan.Zero;
}
