using System.ComponentModel.DataAnnotations;
using Polly;

namespace Guildhall.Core.Resilience;

public enum BreakerVerdict
{
    /// <summary>The world answered: the row of failures is broken, and a trial closes the breaker.</summary>
    Success,

    /// <summary>One more failure in the row; a trial opens the breaker again.</summary>
    Failure,

    /// <summary>Says nothing about the world: the row stays as it is, and a trial is given back.</summary>
    Neutral,
}

/// <summary>Settings of the breaker that counts failures in a row.</summary>
public sealed class ConsecutiveBreakerOptions : ResilienceStrategyOptions
{
    public ConsecutiveBreakerOptions() => Name = "ConsecutiveBreaker";

    /// <summary>Default 5.</summary>
    [Range(1, 1000)]
    public int FailuresToOpen { get; set; } = 5;

    /// <summary>Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan TrialEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Judges an exception. By default the caller's cancellation is neutral and all else a failure.</summary>
    [Required]
    public Func<Exception, ResilienceContext, BreakerVerdict> Judge { get; set; } =
        (exception, context) =>
            exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested
                ? BreakerVerdict.Neutral
                : BreakerVerdict.Failure;

    /// <summary>Called with the new state, outside of locks. Must not throw.</summary>
    public Action<BreakerState>? OnChange { get; set; }
}
