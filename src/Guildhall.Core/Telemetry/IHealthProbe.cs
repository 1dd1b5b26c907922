namespace Guildhall.Core.Telemetry;

public enum HealthState
{
    Healthy,

    /// <summary>Works with less: a cache tier gone, a breaker open. Ready all the same.</summary>
    Degraded,

    /// <summary>Cannot serve: not ready.</summary>
    Down,
}

/// <param name="Message">What is wrong and what to do; no address, no credentials. Null where all is well.</param>
public sealed record HealthReading(HealthState State, string? Message = null)
{
    public static HealthReading Healthy { get; } = new(HealthState.Healthy);
}

/// <summary>One thing that <c>/health/ready</c> asks. Every registered probe is asked, and must answer fast.</summary>
public interface IHealthProbe
{
    /// <summary>Stable and kebab-case: <c>database</c>, <c>discord-gateway</c>.</summary>
    string Name { get; }

    Task<HealthReading> CheckAsync(CancellationToken cancellation);
}
