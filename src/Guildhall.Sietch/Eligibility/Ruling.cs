using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What an admin decided about a wallet. Stored as text: do not rename.</summary>
internal enum RulingKind
{
    /// <summary>Never ranked: a contract that collects for others.</summary>
    Exclude,

    /// <summary>Not eligible, for another reason than a burn.</summary>
    Remove,

    /// <summary>Its burns up to a block are forgiven; what is left of its claims counts.</summary>
    Pardon,

    /// <summary>Access without a rank; takes nobody's place.</summary>
    Guest,
}

/// <param name="UpToBlock">For a pardon: later burns count again.</param>
/// <param name="ExpiresAt">Null for a ruling that stands until it is lifted.</param>
internal sealed record Ruling(Address Wallet, RulingKind Kind, ulong UpToBlock, DateTimeOffset? ExpiresAt)
{
    public bool IsInForce(DateTimeOffset now) => ExpiresAt is null || ExpiresAt > now;
}
