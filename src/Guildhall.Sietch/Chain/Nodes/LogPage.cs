namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>A range of logs, whole.</summary>
/// <param name="Endpoint">Who told it: host and port.</param>
/// <param name="IsAlone">Nobody else could be asked.</param>
internal sealed record LogPage(IReadOnlyList<ChainLog> Logs, string Endpoint, bool IsAlone);
