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
}
