using Guildhall.Sietch.Chain;

namespace Guildhall.Sietch.Threshold;

/// <summary>The bar at one published snapshot.</summary>
internal sealed record BarRow(
    long Snapshot,
    byte[] Entry,
    long Eligible,
    long Waiting,
    byte[]? Gap,
    DateTimeOffset MadeAt
)
{
    public Wei EntryAmount => Wei.FromBytes(Entry);

    /// <summary>Nothing that is shown has changed from the one to the other.</summary>
    public bool IsLike(BarRow other) =>
        (EntryAmount, Eligible, Waiting) == (other.EntryAmount, other.Eligible, other.Waiting);
}
