using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Guildhall.Core.Resilience;

/// <summary>Instruments of <c>guildhall.core.worlds</c>; every series is tagged with the world's name.</summary>
public sealed class ResilienceMetrics
{
    private readonly Counter<long> changes;
    private readonly Histogram<double> attempts;
    private readonly ConcurrentDictionary<string, BreakerState> states = new();

    public ResilienceMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Guildhall.Core");
        attempts = meter.CreateHistogram<double>(
            "guildhall.core.worlds.attempt.duration",
            "s",
            "Attempts to call an outside world, by outcome."
        );
        changes = meter.CreateCounter<long>(
            "guildhall.core.worlds.breaker.changes",
            "{change}",
            "Changes of a breaker, by the new state."
        );
        meter.CreateObservableGauge(
            "guildhall.core.worlds.breaker.state",
            () =>
                states.Select(s => new Measurement<int>(
                    (int)s.Value,
                    new KeyValuePair<string, object?>("world", s.Key)
                )),
            null,
            "0 closed, 1 half-open, 2 open."
        );
    }

    internal void Attempted(string world, string outcome, TimeSpan duration) =>
        attempts.Record(duration.TotalSeconds, new("world", world), new("outcome", outcome));

    internal void BreakerChanged(string world, BreakerState state)
    {
        states[world] = state;
        changes.Add(1, new("world", world), new("state", Name(state)));
    }

    private static string Name(BreakerState state) =>
        state switch
        {
            BreakerState.Closed => "closed",
            BreakerState.HalfOpen => "half_open",
            _ => "open",
        };
}
