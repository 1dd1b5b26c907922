using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Cases;

/// <summary>One numbered thing done to one person of one guild, or to one channel.</summary>
internal sealed record Case
{
    public required Snowflake<Guild> GuildId { get; init; }

    /// <summary>Counts from 1 in each guild, without gap or repeat.</summary>
    public required long Number { get; init; }

    public required CaseKind Kind { get; init; }

    /// <summary>A user; of a <see cref="CaseKind.Lock"/> the channel.</summary>
    public required Snowflake<User> TargetId { get; init; }

    /// <summary>At the time; the id where nobody knew the name.</summary>
    public required string TargetName { get; init; }

    /// <summary>Empty where nobody knows who it was.</summary>
    public required Snowflake<User> ActorId { get; init; }

    public required string ActorName { get; init; }

    public Snowflake<User>? ActingForId { get; init; }

    public string? ActingForName { get; init; }

    public required CaseSource Source { get; init; }

    /// <summary>The rule, the key or the file that it came from; of an act by hand what it changed.</summary>
    public string? SourceDetail { get; init; }

    /// <summary>The part of a message that a rule matched.</summary>
    public string? Matched { get; init; }

    /// <summary>What the cases of one mass action have in common.</summary>
    public string? Batch { get; init; }

    /// <summary>1–1,000 characters.</summary>
    public string? Reason { get; init; }

    public int Points { get; init; }

    public DateTimeOffset? PointsExpireAt { get; init; }

    /// <summary>Null: for good.</summary>
    public TimeSpan? Duration { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>How far back the person's messages go, 0–7 days.</summary>
    public TimeSpan DeleteMessages { get; init; }

    public bool IsSilent { get; init; }

    public required Execution Execution { get; init; }

    /// <summary>The code of the refusal.</summary>
    public string? Failure { get; init; }

    public required Effect Effect { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public Snowflake<User>? EndedById { get; init; }

    public string? EndedByName { get; init; }

    public string? EndedReason { get; init; }

    public bool IsAppealed { get; init; }

    /// <summary>Nobody may appeal against it.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Kept from members and from staff without <c>mod:admin</c>.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Set on a tombstone: the number, who deleted it and when are all that is shown.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    public Snowflake<User>? DeletedById { get; init; }

    public string? DeletedByName { get; init; }

    public required DmState Dm { get; init; }

    /// <summary>What stands beside the ban in Discord, so that another's is known for another's.</summary>
    public string? SentReason { get; init; }

    /// <summary>JSON of the deed's own: which role, which overwrites.</summary>
    public string? Payload { get; init; }

    public Snowflake<Channel>? LogChannelId { get; init; }

    public Snowflake<Message>? LogMessageId { get; init; }

    /// <summary>The version that the mod-log message shows; 0 for none.</summary>
    public long LogVersion { get; init; }

    public required string IdempotencyKey { get; init; }

    public Snowflake<AuditLogEntry>? AuditEntryId { get; init; }

    /// <summary>Grows with every change; an edit says which one it saw.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? AppliedAt { get; init; }

    public bool IsDeleted => DeletedAt is not null;

    /// <summary>It was done and nothing has ended it.</summary>
    public bool IsInForce =>
        Effect == Effect.Active && Execution is Execution.Applied or Execution.Partial && !IsDeleted;

    /// <summary>It holds until something lifts it.</summary>
    public bool Lasts =>
        Kind switch
        {
            CaseKind.Ban or CaseKind.Mute or CaseKind.Lock or CaseKind.Quarantine => true,
            // Roles that somebody gave or took by hand are nothing of ours to hold.
            CaseKind.Role => Payload is not null,
            CaseKind.Voice => Duration is not null,
            _ => false,
        };

    public CaseKey Key => new(GuildId, Number);
}

/// <summary>Names a case.</summary>
internal readonly record struct CaseKey(Snowflake<Guild> Guild, long Number)
{
    public override string ToString() => $"{Guild}:{Number}";
}
