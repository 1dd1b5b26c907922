namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>A range of logs, whole.</summary>
/// <param name="Endpoints">Who told them.</param>
internal sealed record LogPage(IReadOnlyList<ChainLog> Logs, IReadOnlySet<string> Endpoints)
{
    public LogPage Then(LogPage next) => new([.. Logs, .. next.Logs], Endpoints.Union(next.Endpoints).ToHashSet());
}
