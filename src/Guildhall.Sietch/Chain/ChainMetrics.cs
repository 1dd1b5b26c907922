using System.Diagnostics.Metrics;

namespace Guildhall.Sietch.Chain;

internal sealed class ChainMetrics
{
    private readonly Counter<long> pagesRead;
    private readonly Counter<long> pagesHalved;
    private readonly Counter<long> pagesRefused;
    private readonly Counter<long> eventsStored;
    private readonly Counter<long> reorganisations;
    private readonly Counter<long> windowsAudited;
    private readonly Histogram<double> runs;

    public ChainMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Guildhall.Sietch.Chain");
        pagesRead = meter.CreateCounter<long>("guildhall.sietch.chain.pages.read", "{page}", "Ranges of logs read.");
        pagesHalved = meter.CreateCounter<long>(
            "guildhall.sietch.chain.pages.halved",
            "{page}",
            "Ranges that were too large for an endpoint."
        );
        pagesRefused = meter.CreateCounter<long>(
            "guildhall.sietch.chain.pages.refused",
            "{page}",
            "Ranges about which two endpoints disagreed."
        );
        eventsStored = meter.CreateCounter<long>(
            "guildhall.sietch.chain.events.stored",
            "{event}",
            "Claims and burns stored."
        );
        reorganisations = meter.CreateCounter<long>(
            "guildhall.sietch.chain.reorganisations",
            "{reorganisation}",
            "Times at which stored blocks were no longer the chain's."
        );
        windowsAudited = meter.CreateCounter<long>(
            "guildhall.sietch.chain.windows.audited",
            "{window}",
            "Ranges of the history that another endpoint was asked about; by result: same, different, unknown."
        );
        runs = meter.CreateHistogram<double>(
            "guildhall.sietch.chain.sync.duration",
            "s",
            "How long a run up to the chain's head took."
        );
    }

    public void PageRead() => pagesRead.Add(1);

    public void PageHalved() => pagesHalved.Add(1);

    public void PageRefused() => pagesRefused.Add(1);

    public void EventsStored(int count) => eventsStored.Add(count);

    public void Reorganised() => reorganisations.Add(1);

    public void WindowAudited(bool isSame) => windowsAudited.Add(1, Result(isSame ? "same" : "different"));

    public void WindowNotAudited() => windowsAudited.Add(1, Result("unknown"));

    public void RunEnded(TimeSpan duration) => runs.Record(duration.TotalSeconds);

    private static KeyValuePair<string, object?> Result(string result) => new("result", result);
}
