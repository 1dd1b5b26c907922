using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

public sealed record CreateChannel
{
    /// <summary>1–100 characters. Source: https://discord.com/developers/docs/resources/guild#create-guild-channel</summary>
    public required string Name { get; init; }

    public ChannelType Type { get; init; }

    /// <summary>Up to 1,024 characters.</summary>
    public string? Topic { get; init; }

    public Snowflake<Channel>? ParentId { get; init; }

    public IReadOnlyList<Overwrite>? PermissionOverwrites { get; init; }

    public int? Position { get; init; }

    public int? RateLimitPerUser { get; init; }

    public bool? Nsfw { get; init; }
}

public sealed record ModifyChannel
{
    public string? Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Topic { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Snowflake<Channel>?> ParentId { get; init; }

    public IReadOnlyList<Overwrite>? PermissionOverwrites { get; init; }

    public int? Position { get; init; }

    public int? RateLimitPerUser { get; init; }

    public bool? Nsfw { get; init; }

    /// <summary>Threads only.</summary>
    public bool? Archived { get; init; }

    /// <summary>Threads only.</summary>
    public bool? Locked { get; init; }

    /// <summary>Threads only; minutes.</summary>
    public int? AutoArchiveDuration { get; init; }
}

public sealed record CreateThread
{
    /// <summary>1–100 characters.</summary>
    public required string Name { get; init; }

    public ChannelType Type { get; init; } = ChannelType.PublicThread;

    /// <summary>Minutes: 60, 1,440, 4,320 or 10,080.</summary>
    public int? AutoArchiveDuration { get; init; }

    public bool? Invitable { get; init; }
}
