namespace Guildhall.Sietch.Chain.Nodes;

/// <summary>Which logs are asked for: of one event, by any of the contracts.</summary>
/// <param name="Topics">By position; null where anything may stand.</param>
internal sealed record LogFilter(IReadOnlyList<Address> Contracts, IReadOnlyList<Word?> Topics)
{
    public bool Matches(ChainLog log)
    {
        if (log.Topics.Count < Topics.Count || !Contracts.Contains(log.Contract))
        {
            return false;
        }

        for (var position = 0; position < Topics.Count; position++)
        {
            if (Topics[position] is { } topic && topic != log.Topics[position])
            {
                return false;
            }
        }

        return true;
    }
}
