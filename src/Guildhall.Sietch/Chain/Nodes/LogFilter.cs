namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>Which logs are asked for: of one event, by any of the contracts.</summary>
/// <param name="Topics">By position; null where anything may stand.</param>
internal sealed record LogFilter(IReadOnlyList<Address> Contracts, IReadOnlyList<Word?> Topics)
{
    public bool Matches(ChainLog log) =>
        Contracts.Contains(log.Contract)
        && log.Topics.Count >= Topics.Count
        && Topics.Select((topic, position) => topic is null || topic == log.Topics[position]).All(fits => fits);
}
