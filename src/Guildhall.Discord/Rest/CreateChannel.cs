using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>Source: https://discord.com/developers/docs/resources/guild#create-guild-channel</summary>
public sealed record CreateChannel
{
    /// <summary>1–100 characters.</summary>
    public required string Name { get; init; }

    public ChannelType Type { get; init; }

    /// <summary>Up to 1,024 characters.</summary>
    public string? Topic { get; init; }

    public Snowflake<Channel>? ParentId { get; init; }

    public IReadOnlyList<Overwrite>? PermissionOverwrites { get; init; }

    public int? Position { get; init; }

    /// <summary>Slow mode in seconds, 0–21,600.</summary>
    public int? RateLimitPerUser { get; init; }

    public bool? Nsfw { get; init; }

    /// <summary>Voice; bits a second, at least 8,000.</summary>
    public int? Bitrate { get; init; }

    /// <summary>Voice; 0–99, 0 for no limit.</summary>
    public int? UserLimit { get; init; }

    /// <summary>Minutes: 60, 1,440, 4,320 or 10,080.</summary>
    public int? DefaultAutoArchiveDuration { get; init; }

    /// <summary>Forums; up to 20.</summary>
    public IReadOnlyList<ForumTag>? AvailableTags { get; init; }
}
