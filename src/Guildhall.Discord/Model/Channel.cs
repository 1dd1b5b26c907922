using System.Text.Json.Serialization;

namespace Guildhall.Discord.Model;

/// <summary>Channels of every kind, threads and direct messages.
/// Source: https://discord.com/developers/docs/resources/channel#channel-object</summary>
public sealed record Channel
{
    public Snowflake<Channel> Id { get; init; }

    public ChannelType Type { get; init; }

    /// <summary>Absent inside GUILD_CREATE, where the guild stands around it, and for direct messages.</summary>
    public Snowflake<Guild>? GuildId { get; init; }

    /// <summary>Null for direct messages.</summary>
    public string? Name { get; init; }

    public string? Topic { get; init; }

    public int Position { get; init; }

    public bool Nsfw { get; init; }

    public IReadOnlyList<Overwrite> PermissionOverwrites
    {
        get => field ?? [];
        init;
    }

    /// <summary>A channel's category; a thread's channel.</summary>
    public Snowflake<Channel>? ParentId { get; init; }

    /// <summary>Who opened the thread.</summary>
    public Snowflake<User>? OwnerId { get; init; }

    public Snowflake<Message>? LastMessageId { get; init; }

    /// <summary>Slow mode in seconds, 0–21,600.</summary>
    public int? RateLimitPerUser { get; init; }

    public ThreadMetadata? ThreadMetadata { get; init; }

    /// <summary>The current user's membership of a thread, where Discord includes it.</summary>
    public ThreadMember? Member { get; init; }

    public int? MessageCount { get; init; }

    public int? MemberCount { get; init; }

    public IReadOnlyList<User>? Recipients { get; init; }

    public IReadOnlyList<ForumTag>? AvailableTags { get; init; }

    public IReadOnlyList<Snowflake<ForumTag>>? AppliedTags { get; init; }

    /// <summary>Only in interactions: what the invoking user may do there.</summary>
    public Permissions? Permissions { get; init; }

    public int Flags { get; init; }

    [JsonIgnore]
    public bool IsThread =>
        Type is ChannelType.PublicThread or ChannelType.PrivateThread or ChannelType.AnnouncementThread;

    [JsonIgnore]
    public bool IsVoice => Type is ChannelType.GuildVoice or ChannelType.GuildStageVoice;
}

public sealed record ForumTag
{
    public Snowflake<ForumTag> Id { get; init; }

    public string Name
    {
        get => field ?? "";
        init;
    }

    public bool Moderated { get; init; }
}
