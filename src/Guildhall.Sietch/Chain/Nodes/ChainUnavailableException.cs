namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>No endpoint of the chain could be believed; what was known before stays.</summary>
internal sealed class ChainUnavailableException(IReadOnlyList<string> faults)
    : Exception(faults.Count == 0 ? "The chain has no endpoint." : string.Join(" ", faults.Distinct()))
{
    /// <summary>Somebody answered, of the same chain, and has less of it than was read before.</summary>
    public bool IsBehind { get; init; }

    /// <summary>Two of them say different things, and neither can be believed.</summary>
    public bool IsDisputed { get; init; }
}
