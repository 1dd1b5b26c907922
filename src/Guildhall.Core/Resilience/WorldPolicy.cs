namespace Guildhall.Core.Resilience;

/// <summary>How patiently one outside world is called. Values out of range stop <see cref="WorldPipelines.Create"/>.</summary>
public sealed record WorldPolicy
{
    /// <summary>A stable, kebab-case name for metrics and messages: <c>anthropic</c>, <c>google-drive</c>.</summary>
    public required string World { get; init; }

    /// <summary>What an exception means. Asked for every exception but the caller's cancellation and our own time-outs.</summary>
    public required Func<Exception, WorldFault> Classify { get; init; }

    /// <summary>All attempts and the waits between them together: 100 ms – 1 h. Default 60 s.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>One attempt: 10 ms up to the budget. Default 30 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts after the first: 0–10. Default 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The wait before the first retry, doubled each time, with jitter: up to 1 min. Default 1 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between attempts that is ours to choose. A retry-after may be longer. Default 30 s.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Failures in a row that open the breaker: 1–1000. Default 5.</summary>
    public int FailuresToOpen { get; init; } = 5;

    /// <summary>How often an open breaker lets one trial through: 10 ms – 1 h. Default 30 s.</summary>
    public TimeSpan TrialEvery { get; init; } = TimeSpan.FromSeconds(30);

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(World);
        ThrowIfOutside(Budget, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), nameof(Budget));
        ThrowIfOutside(AttemptTimeout, TimeSpan.FromMilliseconds(10), Budget, nameof(AttemptTimeout));
        ThrowIfOutside(FirstWait, TimeSpan.Zero, TimeSpan.FromMinutes(1), nameof(FirstWait));
        ThrowIfOutside(LongestWait, FirstWait, TimeSpan.FromHours(1), nameof(LongestWait));
        ArgumentOutOfRangeException.ThrowIfLessThan(Retries, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Retries, 10);
    }

    private static void ThrowIfOutside(TimeSpan value, TimeSpan least, TimeSpan most, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
    }
}
