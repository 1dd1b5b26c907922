namespace Guildhall.Sietch.Chain.Sync;

/// <summary>What stands between the feeds' common cursor and a block.</summary>
/// <param name="Last">Up to here, inclusive.</param>
/// <param name="Endpoint">Who told it: host and port.</param>
/// <param name="IsAlone">It has had no second opinion, which is to be made up for.</param>
internal sealed record FeedPage(IReadOnlyList<ChainEvent> Events, Block Last, string Endpoint, bool IsAlone);
