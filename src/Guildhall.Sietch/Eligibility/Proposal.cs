using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What is to be ranked and published, and by whose wish.</summary>
internal sealed record Proposal
{
    public required Community Community { get; init; }

    /// <summary>Null for what the last snapshot counted.</summary>
    public Counted? Counted { get; init; }

    /// <summary><c>sync</c>, <c>ruling</c> or <c>confirmed</c>.</summary>
    public required string Cause { get; init; }

    /// <summary>As audit rows name them.</summary>
    public string Actor { get; init; } = "system";

    /// <summary>The run that read the chain for it; null where nothing was read.</summary>
    public string? SyncId { get; init; }

    /// <summary>An admin has seen what the brake held under this number, and wants it.</summary>
    public long? Hold { get; init; }

    /// <summary>Says whether a second source tells the same; asked only where the brake would hold.</summary>
    public Func<CancellationToken, Task<bool>>? Witness { get; init; }

    public bool IsSync => SyncId is not null;
}

/// <param name="At">Up to here, inclusive.</param>
internal sealed record Counted(Block At, CountedContracts Contracts);

/// <summary>What became of it.</summary>
/// <param name="Snapshot">The number; null where it was held.</param>
internal sealed record Outcome(long? Snapshot, HeldResult? Held, IReadOnlyList<PublishedChange> Changes);

internal sealed record HeldResult(long Number, string Why);
