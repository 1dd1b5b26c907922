using Guildhall.Discord.Model;

namespace Guildhall.Discord.Rest;

/// <summary>Source: https://discord.com/developers/docs/resources/channel#start-thread-without-message</summary>
public sealed record CreateThread
{
    /// <summary>1–100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Not in forums, nor on a message: those have one kind only.</summary>
    public ChannelType? Type { get; init; } = ChannelType.PublicThread;

    /// <summary>Minutes: 60, 1,440, 4,320 or 10,080.</summary>
    public int? AutoArchiveDuration { get; init; }

    /// <summary>Slow mode in seconds, 0–21,600.</summary>
    public int? RateLimitPerUser { get; init; }

    /// <summary>Private threads: may non-moderators add others?</summary>
    public bool? Invitable { get; init; }

    /// <summary>Forums: the first message, which makes the thread.</summary>
    public MessagePayload? Message { get; init; }

    /// <summary>Forums; up to 5.</summary>
    public IReadOnlyList<Snowflake<ForumTag>>? AppliedTags { get; init; }

    /// <summary>In a forum, with its first message.</summary>
    public static CreateThread InForum(string name, MessagePayload message) =>
        new()
        {
            Name = name,
            Message = message,
            Type = null,
        };
}
