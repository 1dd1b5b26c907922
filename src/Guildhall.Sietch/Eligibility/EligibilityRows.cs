using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>How the syncs of a community go.</summary>
/// <param name="Snapshot">The number of the published one; 0 before the first.</param>
/// <param name="Failures">In a row.</param>
/// <param name="Failure">What the last one was.</param>
/// <param name="GraceSince">The chain has been out of reach for long; null while it is not.</param>
internal sealed record EligibilityState(
    TenantId TenantId,
    long Snapshot,
    DateTimeOffset? FirstAttemptAt,
    DateTimeOffset? LastAttemptAt,
    DateTimeOffset? LastSuccessAt,
    long Failures,
    string? Failure,
    DateTimeOffset? GraceSince
);

/// <summary>One run. <c>Step</c> is begun, read or done; <c>Outcome</c> published, held, behind or failed.</summary>
internal sealed record SyncRow(
    string Id,
    string Step,
    long? Block,
    byte[]? BlockHash,
    long? RolledBackTo,
    string? Outcome,
    string? Detail,
    DateTimeOffset BegunAt,
    DateTimeOffset? EndedAt
)
{
    /// <summary>The outcome of a run to which no endpoint had more to tell than was known.</summary>
    public const string Behind = "behind";

    /// <summary>Up to where the chain was read; null before that.</summary>
    public Block? Head =>
        Step == "read" && Block is { } block && BlockHash is { } hash ? new((ulong)block, Word.From(hash)) : null;
}

internal sealed record SnapshotRow(
    long Number,
    string Cause,
    long ChainId,
    long Block,
    byte[] BlockHash,
    long Wallets,
    long Eligible,
    string Contracts,
    string Places,
    DateTimeOffset MadeAt
)
{
    public Block Head => new((ulong)Block, Word.From(BlockHash));
}

/// <summary>A result that the brake held. <c>State</c> is waiting, confirmed or withdrawn.</summary>
/// <param name="Wallets">Who would leave, by the ranks of before, with blanks between; empty for what was held before they
/// were kept.</param>
internal sealed record HoldRow(
    long Number,
    long Block,
    byte[] BlockHash,
    string Why,
    long Leaving,
    long Eligible,
    string Wallets,
    string State,
    DateTimeOffset MadeAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt
)
{
    public Block Head => new((ulong)Block, Word.From(BlockHash));

    public IReadOnlyList<Address> Leavers =>
        [.. Wallets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Address.Parse)];
}

internal sealed record ChangeRow(
    long Snapshot,
    byte[] Wallet,
    ChangeKind Kind,
    StandingReason? Cause,
    Tier TierBefore,
    Tier TierAfter,
    bool IsGuest,
    DateTimeOffset MadeAt
)
{
    public Address Address => Address.From(Wallet);
}

internal sealed record StandingRow(
    byte[] Wallet,
    long? Rank,
    Tier Tier,
    byte[] Held,
    StandingReason Reason,
    bool IsGuest,
    long? LeavingSince,
    DateTimeOffset? JoinedAt,
    DateTimeOffset? LeftAt,
    StandingReason? LeftCause
)
{
    public Standing ToStanding() =>
        new()
        {
            Wallet = Address.From(Wallet),
            Rank = (int?)Rank,
            Tier = Tier,
            Held = Wei.FromBytes(Held),
            Reason = Reason,
            IsGuest = IsGuest,
            LeavingSince = (ulong?)LeavingSince,
            JoinedAt = JoinedAt,
            LeftAt = LeftAt,
            LeftCause = LeftCause,
        };
}
