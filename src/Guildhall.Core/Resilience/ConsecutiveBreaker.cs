using Polly;
using Polly.CircuitBreaker;

namespace Guildhall.Core.Resilience;

public enum BreakerState
{
    Closed,
    HalfOpen,
    Open,
}

/// <summary>
/// Opens after a number of failures in a row, then lets exactly one trial through at a time.
/// Polly's own breaker counts ratios in a window, which a bot with three calls an hour never fills.
/// </summary>
internal sealed class ConsecutiveBreaker(ConsecutiveBreakerOptions options, TimeProvider time) : ResilienceStrategy
{
    private readonly Lock gate = new();
    private BreakerState state;
    private int failures;
    private DateTimeOffset trialAt;

    // A call that began before the breaker opened may end during the trial; it must not decide the trial's outcome.
    private int era;

    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback,
        ResilienceContext context,
        TState state
    )
    {
        if (!TryEnter(out var myEra, out var wait))
        {
            return Outcome.FromException<TResult>(
                wait is { } delay ? new BrokenCircuitException(delay) : new BrokenCircuitException()
            );
        }

        Outcome<TResult> outcome;
        try
        {
            outcome = await callback(context, state);
        }
#pragma warning disable CA1031 // A callback that throws instead of returning an outcome counts the same.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            outcome = Outcome.FromException<TResult>(exception);
        }

        Leave(myEra, outcome.Exception is { } fault ? options.Judge(fault, context) : BreakerVerdict.Success);
        return outcome;
    }

    private bool TryEnter(out int myEra, out TimeSpan? wait)
    {
        wait = null;
        lock (gate)
        {
            if (state == BreakerState.Closed)
            {
                myEra = era;
                return true;
            }

            var remaining = trialAt - time.GetUtcNow();
            if (state == BreakerState.HalfOpen || remaining > TimeSpan.Zero)
            {
                myEra = 0;
                wait = state == BreakerState.Open ? remaining : null;
                return false;
            }

            state = BreakerState.HalfOpen;
            myEra = ++era;
        }

        options.OnChange?.Invoke(BreakerState.HalfOpen);
        return true;
    }

    private void Leave(int myEra, BreakerVerdict verdict)
    {
        BreakerState before;
        BreakerState after;
        lock (gate)
        {
            if (myEra != era)
            {
                return;
            }

            before = state;
            after = state = Next(verdict);
        }

        if (after != before)
        {
            options.OnChange?.Invoke(after);
        }
    }

    private BreakerState Next(BreakerVerdict verdict)
    {
        switch (verdict)
        {
            case BreakerVerdict.Success:
                failures = 0;
                return BreakerState.Closed;
            case BreakerVerdict.Neutral when state == BreakerState.Closed:
                return BreakerState.Closed;
            case BreakerVerdict.Neutral:
                // The trial said nothing; the next caller may try at once.
                trialAt = time.GetUtcNow();
                return BreakerState.Open;
            default:
                failures++;
                if (state == BreakerState.Closed && failures < options.FailuresToOpen)
                {
                    return BreakerState.Closed;
                }

                era++;
                trialAt = time.GetUtcNow() + options.TrialEvery;
                return BreakerState.Open;
        }
    }
}
