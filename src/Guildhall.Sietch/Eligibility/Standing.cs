using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Where one wallet stands as published: what gates, roles and answers go by.</summary>
internal sealed record Standing
{
    public required Address Wallet { get; init; }

    /// <summary>From 1; null for one without a kept rank.</summary>
    public required int? Rank { get; init; }

    /// <summary>As it counts for access: a guest has at least the Fedaykin's.</summary>
    public required Tier Tier { get; init; }

    public required Wei Held { get; init; }

    public required StandingReason Reason { get; init; }

    public bool IsGuest { get; init; }

    /// <summary>The block of the first sync that saw it below the line; a second one takes the access away.</summary>
    public ulong? LeavingSince { get; init; }

    /// <summary>When it became eligible the last time; null for one that never was.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>When and why it ceased to be; null while it is.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    public StandingReason? LeftCause { get; init; }

    public bool IsEligible => Tier >= Tier.Fedaykin;

    /// <summary>Worth a row: it has a kept rank, is a guest, or was eligible once.</summary>
    public bool IsKept => Rank is not null || IsGuest || JoinedAt is not null;
}
