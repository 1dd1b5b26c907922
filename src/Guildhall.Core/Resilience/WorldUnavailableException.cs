namespace Guildhall.Core.Resilience;

public enum WorldOutage
{
    /// <summary>The breaker is open: nothing was sent.</summary>
    BreakerOpen,

    /// <summary>The budget was spent without an answer; the request may have had its effect.</summary>
    TimedOut,
}

/// <summary>An outside world gave no answer. The message is safe to show; the cause, where there is one, is inside.</summary>
public sealed class WorldUnavailableException(
    string world,
    WorldOutage outage,
    TimeSpan? retryAfter,
    Exception? inner = null
) : Exception(Describe(world, outage, retryAfter), inner)
{
    public string World => world;

    public WorldOutage Outage => outage;

    /// <summary>When another try can help; null where nobody knows.</summary>
    public TimeSpan? RetryAfter => retryAfter;

    private static string Describe(string world, WorldOutage outage, TimeSpan? retryAfter) =>
        (outage, retryAfter) switch
        {
            (WorldOutage.TimedOut, _) => $"{world} did not answer in time.",
            (_, { } wait) =>
                $"{world} has failed several times in a row; the next try is in {Math.Ceiling(wait.TotalSeconds)} s.",
            _ => $"{world} has failed several times in a row; a trial is under way.",
        };
}
