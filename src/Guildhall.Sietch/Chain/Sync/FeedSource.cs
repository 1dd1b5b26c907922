namespace Guildhall.Sietch.Chain.Sync;

/// <summary>Who told a part of what is stored.</summary>
/// <param name="To">Inclusive.</param>
/// <param name="Endpoints">Host and port, several with a blank between.</param>
/// <param name="IsAlone">It waits for a second opinion.</param>
internal sealed record FeedSource(Address Contract, FeedKind Kind, ulong From, ulong To, string Endpoints, bool IsAlone)
{
    /// <summary>Host and port of all who told a part of that range. Of what was read before that was kept, the chain's first
    /// endpoint is believed to have.</summary>
    public static IReadOnlyList<string> Tellers(
        FollowedChain chain,
        IEnumerable<FeedSource> sources,
        ulong from,
        ulong to
    )
    {
        var known = sources
            .Where(source => source.From <= to && source.To >= from)
            .SelectMany(source => source.Endpoints.Split(' '))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return known.Count > 0 ? known : [chain.Endpoints[0].Authority];
    }
}
