using Guildhall.Aegis.Access;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Cases;

/// <summary>A case to be opened; its number comes with the opening.</summary>
internal sealed record NewCase
{
    public required CaseKind Kind { get; init; }

    public required Snowflake<User> Target { get; init; }

    public required string TargetName { get; init; }

    public required Staff Actor { get; init; }

    public Staff? ActingFor { get; init; }

    public required CaseSource Source { get; init; }

    public string? SourceDetail { get; init; }

    public string? Matched { get; init; }

    public string? Batch { get; init; }

    public string? Reason { get; init; }

    public int Points { get; init; }

    public DateTimeOffset? PointsExpireAt { get; init; }

    /// <summary>Null: for good. The end counts from the opening.</summary>
    public TimeSpan? Duration { get; init; }

    public TimeSpan DeleteMessages { get; init; }

    public bool IsSilent { get; init; }

    public bool IsFinal { get; init; }

    /// <summary>True where it has already happened: by hand in Discord, or in another bot's history.</summary>
    public bool IsApplied { get; init; }

    public Effect Effect { get; init; } = Effect.Active;

    public DmState Dm { get; init; } = DmState.Pending;

    /// <summary>See <see cref="Case.SentReason"/>.</summary>
    public string? SentReason { get; init; }

    public string? Payload { get; init; }

    /// <summary>1–200 characters; a second case with it is never opened.</summary>
    public required string IdempotencyKey { get; init; }

    public Snowflake<AuditLogEntry>? AuditEntry { get; init; }

    /// <summary>Null: now. What happened earlier keeps its time.</summary>
    public DateTimeOffset? HappenedAt { get; init; }
}
