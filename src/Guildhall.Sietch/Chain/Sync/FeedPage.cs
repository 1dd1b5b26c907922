namespace Guildhall.Sietch.Chain.Sync;

/// <summary>What stands between the feeds' common cursor and a block.</summary>
/// <param name="Last">Up to here, inclusive.</param>
/// <param name="Endpoints">Who told it: host and port, several with a blank between.</param>
internal sealed record FeedPage(IReadOnlyList<ChainEvent> Events, Block Last, string Endpoints);
