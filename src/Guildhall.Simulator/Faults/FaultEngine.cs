namespace Guildhall.Simulator.Faults;

/// <summary>
/// The faults on demand of every world, by the world's name (<c>discord</c>, <c>models</c>, <c>google</c>, …).
/// The first rule that matches a request acts on it, and is used up by one.
/// </summary>
internal sealed class FaultEngine
{
    private readonly Lock gate = new();
    private readonly List<FaultRule> rules = [];

    public void Add(FaultRule rule)
    {
        lock (gate)
        {
            rules.Add(rule);
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            rules.Clear();
        }
    }

    public IReadOnlyList<FaultRule> List()
    {
        lock (gate)
        {
            return [.. rules];
        }
    }

    /// <summary>The fault for this request, or null. Asking counts: ask once for each request.</summary>
    public FaultThen? Take(string world, string method, string path)
    {
        lock (gate)
        {
            return rules.FirstOrDefault(r => r.World == world && r.Takes(method, path))?.Then;
        }
    }
}
