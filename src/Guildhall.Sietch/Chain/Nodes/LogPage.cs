namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>A range of logs, whole.</summary>
/// <param name="Endpoint">Who told it: host and port.</param>
/// <param name="IsCompared">Another told the same.</param>
internal sealed record LogPage(IReadOnlyList<ChainLog> Logs, string Endpoint, bool IsCompared);
