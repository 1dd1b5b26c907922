namespace Guildhall.Core.Resilience;

public enum WorldFaultKind
{
    /// <summary>The world answered no: our request, our key, a bug of ours. Not tried again, not counted.</summary>
    Rejected,

    /// <summary>No answer, a broken one, an overload: tried again, and counted by the breaker.</summary>
    Failed,

    /// <summary>429: tried again after the wait it asks for, and not counted, for it is no failure.</summary>
    RateLimited,
}

/// <summary>What an exception says about the outside world that it came from.</summary>
/// <param name="RetryAfter">How long the world asks to be left alone; null where it does not say.</param>
public readonly record struct WorldFault(WorldFaultKind Kind, TimeSpan? RetryAfter = null)
{
    public static WorldFault Rejected { get; } = new(WorldFaultKind.Rejected);

    public static WorldFault Failed { get; } = new(WorldFaultKind.Failed);
}
