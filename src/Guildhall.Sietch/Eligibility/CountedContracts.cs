using Guildhall.Sietch.Chain;
using Guildhall.Sietch.Chain.Sync;

namespace Guildhall.Sietch.Eligibility;

/// <summary>Which contracts' events a ranking counts: of all that is read of a chain, one community's part.</summary>
internal sealed class CountedContracts
{
    private readonly HashSet<(string Kind, Address Contract)> feeds;

    private CountedContracts(IEnumerable<(string Kind, Address Contract)> feeds) => this.feeds = [.. feeds];

    public static CountedContracts Of(FollowedChain chain) =>
        new(chain.Feeds.Select(feed => (feed.Kind.ToString(), feed.Contract.Address)));

    /// <summary>As a snapshot has them.</summary>
    public static CountedContracts Parse(string text) =>
        new(
            text.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(feed => feed.Split(':'))
                .Select(parts => (parts[0], Address.Parse(parts[1])))
        );

    public bool Counts(StoredEvent happened) => feeds.Contains((happened.Kind, Address.From(happened.Contract)));

    public bool Counts(Feed feed) => feeds.Contains((feed.Kind.ToString(), feed.Contract));

    /// <summary>All of them were read up to that block.</summary>
    public bool AreReadTo(ulong block, IEnumerable<Feed> read) =>
        feeds.IsSubsetOf(
            read.Where(feed => feed.NextBlock > block || feed.FromBlock > block)
                .Select(feed => (feed.Kind.ToString(), feed.Contract))
        );

    public bool IsSameAs(CountedContracts other) => feeds.SetEquals(other.feeds);

    /// <summary><c>Burn:0x…,Claim:0x…</c>, in order.</summary>
    public override string ToString() =>
        string.Join(
            ',',
            feeds
                .OrderBy(feed => feed.Kind, StringComparer.Ordinal)
                .ThenBy(feed => feed.Contract)
                .Select(feed => $"{feed.Kind}:{feed.Contract}")
        );
}
