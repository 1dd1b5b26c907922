namespace Guildhall.Sietch.Wallets.Links;

/// <summary>A row of links: what stands in the database. Without the key it says neither who nor which wallet.</summary>
/// <param name="KeyId">Of the key that sealed it.</param>
/// <param name="Sealed">Nonce (12), tag (16), then wallet (20), member (16) and time (8), encrypted.</param>
internal sealed record SealedLink(string LinkId, string KeyId, byte[] Sealed, string State, DateTimeOffset? MovesAt);
