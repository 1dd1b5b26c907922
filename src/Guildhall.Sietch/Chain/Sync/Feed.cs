namespace Guildhall.Sietch.Chain.Sync;

/// <summary>How far one contract's events of one kind were read.</summary>
/// <param name="NextBlock">The first block that was not.</param>
internal sealed record Feed(Address Contract, FeedKind Kind, ulong FromBlock, ulong NextBlock);
