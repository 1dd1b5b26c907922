namespace Guildhall.Simulator.Snapshots;

/// <summary>A file that is no world, with everything that is wrong in it, each with its place.</summary>
internal sealed class BadWorldException(IReadOnlyList<string> faults) : Exception(string.Join('\n', faults))
{
    public IReadOnlyList<string> Faults => faults;
}
