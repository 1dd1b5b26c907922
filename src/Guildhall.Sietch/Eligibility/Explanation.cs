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

    /// <summary>All that admins decided about it and that is in force.</summary>
    public required IReadOnlyList<Ruling> Rulings { get; init; }

    /// <summary>It burned, and all of that is forgiven.</summary>
    public bool IsPardoned => Holding.LastBurn <= TryGet(RulingKind.Pardon)?.UpToBlock;

    public bool IsEligible => IsGuest || Tier is Tier.Naib or Tier.Fedaykin;

    public Ruling? TryGet(RulingKind kind) => Rulings.FirstOrDefault(ruling => ruling.Kind == kind);
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
