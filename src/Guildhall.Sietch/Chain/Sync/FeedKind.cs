namespace Guildhall.Sietch.Chain.Sync;

/// <summary>What is followed. Stored as text: do not rename.</summary>
internal enum FeedKind
{
    Claim,
    Burn,
}
