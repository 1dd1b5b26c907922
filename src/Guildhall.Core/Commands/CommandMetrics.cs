using System.Diagnostics.Metrics;

namespace Guildhall.Core.Commands;

/// <summary>Instruments of <c>guildhall.core.commands</c>; names are those of the table, so their number is bounded.</summary>
internal sealed class CommandMetrics
{
    private static readonly InstrumentAdvice<double> Fine = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 10, 60],
    };

    private readonly Counter<long> handled;
    private readonly Counter<long> dropped;
    private readonly Counter<long> deferred;
    private readonly Counter<long> unanswered;
    private readonly Counter<long> listened;
    private readonly Histogram<double> decided;
    private readonly Histogram<double> answered;
    private readonly UpDownCounter<long> running;

    public CommandMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Guildhall.Core");
        handled = meter.CreateCounter<long>(
            "guildhall.core.commands.handled",
            "{command}",
            "Interactions, by outcome."
        );
        dropped = meter.CreateCounter<long>(
            "guildhall.core.commands.dropped",
            "{command}",
            "Interactions not run, by reason."
        );
        deferred = meter.CreateCounter<long>(
            "guildhall.core.commands.deferred",
            "{command}",
            "Answers deferred by the router."
        );
        unanswered = meter.CreateCounter<long>(
            "guildhall.core.commands.unanswered",
            "{command}",
            "Answers that Discord did not take."
        );
        listened = meter.CreateCounter<long>(
            "guildhall.core.listeners.handled",
            "{event}",
            "Events heard, by outcome."
        );
        decided = meter.CreateHistogram(
            "guildhall.core.commands.duration",
            "s",
            "From receipt to the handler's answer.",
            null,
            Fine
        );
        answered = meter.CreateHistogram(
            "guildhall.core.commands.answer.duration",
            "s",
            "From receipt to Discord's acceptance.",
            null,
            Fine
        );
        running = meter.CreateUpDownCounter<long>(
            "guildhall.core.commands.running",
            "{command}",
            "Interactions being handled."
        );
    }

    public void Started() => running.Add(1);

    public void Ended() => running.Add(-1);

    public void Handled(string kind, string name, string outcome, TimeSpan duration)
    {
        handled.Add(1, new("kind", kind), new("name", name), new("outcome", outcome));
        decided.Record(duration.TotalSeconds, new("kind", kind), new("name", name));
    }

    public void Answered(string kind, TimeSpan duration) =>
        answered.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("kind", kind));

    public void Deferred(string kind) => deferred.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Dropped(string reason) => dropped.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Unanswered(string kind) => unanswered.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Listened(string happened, string outcome) =>
        listened.Add(1, new("event", happened), new("outcome", outcome));
}
