using System.Text.Json.Serialization;
using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>What is absent stays; null clears or falls back to the default.
/// Source: https://discord.com/developers/docs/resources/channel#modify-channel</summary>
public sealed record ModifyChannel
{
    /// <summary>1–100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>Between text and announcements only.</summary>
    public ChannelType? Type { get; init; }

    /// <summary>Up to 1,024 characters; 4,096 in forums.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<string?> Topic { get; init; }

    /// <summary>The category.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<Snowflake<Channel>?> ParentId { get; init; }

    /// <summary>All of them, replacing what the channel has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<Overwrite>?> PermissionOverwrites { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> Position { get; init; }

    /// <summary>Slow mode in seconds, 0–21,600.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> RateLimitPerUser { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<bool?> Nsfw { get; init; }

    /// <summary>Voice; bits a second, at least 8,000.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> Bitrate { get; init; }

    /// <summary>Voice; 0–99, 0 for no limit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> UserLimit { get; init; }

    /// <summary>For threads opened there; minutes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> DefaultAutoArchiveDuration { get; init; }

    /// <summary>For threads opened there; seconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<int?> DefaultThreadRateLimitPerUser { get; init; }

    /// <summary>Forums; up to 20.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<ForumTag>?> AvailableTags { get; init; }

    /// <summary>Forum threads; up to 5.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Optional<IReadOnlyList<Snowflake<ForumTag>>?> AppliedTags { get; init; }

    public int? Flags { get; init; }

    /// <summary>Threads only.</summary>
    public bool? Archived { get; init; }

    /// <summary>Threads only.</summary>
    public bool? Locked { get; init; }

    /// <summary>Private threads only.</summary>
    public bool? Invitable { get; init; }

    /// <summary>Threads only; minutes: 60, 1,440, 4,320 or 10,080.</summary>
    public int? AutoArchiveDuration { get; init; }
}
