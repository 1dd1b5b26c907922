namespace Guildhall.Core.Resilience;

/// <summary>Makes the pipeline of an outside world; its owner keeps it as long as it lives.</summary>
public sealed class WorldPipelines(TimeProvider time, ResilienceMetrics metrics, Random random)
{
    private readonly Lock gate = new();

    /// <exception cref="ArgumentException">A value of the policy is out of its range.</exception>
    public WorldPipeline Create(WorldPolicy policy) => new(policy, time, NextDouble, metrics);

    // A seeded Random is not safe for many threads, and retries of many calls jitter at once.
    private double NextDouble()
    {
        lock (gate)
        {
            return random.NextDouble();
        }
    }
}
