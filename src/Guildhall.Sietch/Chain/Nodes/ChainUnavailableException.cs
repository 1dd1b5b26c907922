namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>No endpoint of the chain could be believed; what was known before stays.</summary>
internal sealed class ChainUnavailableException(IReadOnlyList<string> faults)
    : Exception(faults.Count == 0 ? "The chain has no endpoint." : string.Join(" ", faults.Distinct()));
