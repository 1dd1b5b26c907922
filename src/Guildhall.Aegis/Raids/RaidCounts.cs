namespace Guildhall.Aegis.Raids;

/// <summary>What a raid came to.</summary>
/// <param name="Waiting">To be held; Discord takes about one a second.</param>
internal sealed record RaidCounts(int Joined, int Suspicious, int Held, int Waiting, int Banned, int Kicked);
