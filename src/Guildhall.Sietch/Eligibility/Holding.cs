using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Eligibility;

/// <summary>What one wallet claimed and burned, ever.</summary>
/// <param name="FirstClaim">Where it claimed first; the earlier of two equals stands before the other.</param>
/// <param name="LastBurn">The block of its last burn; null when it never burned.</param>
internal readonly record struct Holding(Wei Claimed, Wei Burned, Moment FirstClaim, ulong? LastBurn)
{
    public bool HasClaimed => !Claimed.IsZero;

    /// <summary>Never below nothing: what is burned may have come from elsewhere.</summary>
    public Wei Held => Burned > Claimed ? Wei.Zero : Claimed - Burned;
}

/// <summary>A place in the chain's order.</summary>
internal readonly record struct Moment(ulong Block, ulong Index) : IComparable<Moment>
{
    public int CompareTo(Moment other) => (Block, Index).CompareTo((other.Block, other.Index));
}
