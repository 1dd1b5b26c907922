namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>What one endpoint is, by its own word.</summary>
/// <param name="Latest">Its newest block.</param>
/// <param name="MadeAt">When that was made; null where the node does not say.</param>
/// <param name="Finalized">The newest that it calls final; null where it knows no such tag.</param>
internal sealed record NodeReading(ulong ChainId, Block Latest, DateTimeOffset? MadeAt, ulong? Finalized);
