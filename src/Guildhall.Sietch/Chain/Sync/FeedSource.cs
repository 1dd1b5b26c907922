namespace Guildhall.Sietch.Chain.Sync;

/// <summary>Who told a part of what is stored.</summary>
/// <param name="To">Inclusive.</param>
/// <param name="Endpoints">Host and port, several with a blank between.</param>
internal sealed record FeedSource(Address Contract, FeedKind Kind, ulong From, ulong To, string Endpoints);
