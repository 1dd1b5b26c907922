using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What is to be ranked and published, and by whose wish.</summary>
internal sealed record Proposal
{
    public required Community Community { get; init; }

    public required Block At { get; init; }

    public required CountedContracts Contracts { get; init; }

    /// <summary><c>sync</c>, <c>ruling</c> or <c>confirmed</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>As audit rows name them.</summary>
    public string Actor { get; init; } = "system";

    /// <summary>The run that read the chain for it; null where nothing was read.</summary>
    public string? SyncId { get; init; }

    /// <summary>An admin has seen what the brake held, and wants it.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Says whether a second source tells the same; asked only where the brake would hold.</summary>
    public Func<CancellationToken, Task<bool>>? Witness { get; init; }

    public bool IsSync => SyncId is not null;
}

/// <summary>What became of it.</summary>
/// <param name="Snapshot">The number; null where it was held.</param>
internal sealed record Outcome(long? Snapshot, HeldResult? Held, IReadOnlyList<PublishedChange> Changes);

internal sealed record HeldResult(long Number, string Why);
