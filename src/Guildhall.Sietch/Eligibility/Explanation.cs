using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Why a wallet has its rank or not; for its owner and for admins alone.</summary>
internal sealed record Explanation
{
    public required Address Wallet { get; init; }

    public required Holding Holding { get; init; }

    /// <summary>From 1; null for a wallet that is not in the order at all.</summary>
    public required int? Rank { get; init; }

    public required Tier Tier { get; init; }

    public required StandingReason Reason { get; init; }

    /// <summary>Has access without a rank.</summary>
    public required bool IsGuest { get; init; }

    public required bool IsPardoned { get; init; }

    public bool IsEligible => IsGuest || Tier is Tier.Naib or Tier.Fedaykin;
}

internal enum StandingReason
{
    Ranked,
    BelowTheLine,
    NeverClaimed,
    Redeemed,
    Removed,
    Excluded,
}
