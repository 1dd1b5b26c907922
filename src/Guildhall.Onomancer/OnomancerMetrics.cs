using System.Diagnostics.Metrics;

namespace Guildhall.Onomancer;

internal sealed class OnomancerMetrics
{
    private readonly Counter<long> answered;
    private readonly Histogram<double> duration;

    public OnomancerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Guildhall.Onomancer");
        answered = meter.CreateCounter<long>(
            "guildhall.onomancer.translations.answered",
            "{translation}",
            "Summaries handed out, by audience and whether they were made before."
        );
        duration = meter.CreateHistogram<double>(
            "guildhall.onomancer.rewrite.duration",
            "s",
            "From the order to the text, for summaries that were made anew."
        );
    }

    public void AnsweredFromCache(string audience) => Answered(audience, "cache");

    public void Rewritten(string audience, TimeSpan took)
    {
        Answered(audience, "model");
        duration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("audience", audience));
    }

    private void Answered(string audience, string from) =>
        answered.Add(
            1,
            new KeyValuePair<string, object?>("audience", audience),
            new KeyValuePair<string, object?>("from", from)
        );
}
