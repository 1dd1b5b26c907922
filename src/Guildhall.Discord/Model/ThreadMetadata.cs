namespace Guildhall.Discord.Model;

public sealed record ThreadMetadata
{
    public bool Archived { get; init; }

    /// <summary>Minutes: 60, 1,440, 4,320 or 10,080.</summary>
    public int AutoArchiveDuration { get; init; }

    public DateTimeOffset? ArchiveTimestamp { get; init; }

    public bool Locked { get; init; }

    /// <summary>Private threads: may non-moderators add others?</summary>
    public bool? Invitable { get; init; }

    public DateTimeOffset? CreateTimestamp { get; init; }
}

public sealed record ThreadMember
{
    /// <summary>The thread.</summary>
    public Snowflake<Channel>? Id { get; init; }

    public Snowflake<User>? UserId { get; init; }

    public DateTimeOffset? JoinTimestamp { get; init; }

    public int Flags { get; init; }

    /// <summary>Only where a list was asked for with members.</summary>
    public Member? Member { get; init; }
}
