using System.Diagnostics.Metrics;

namespace Guildhall.Sietch.Eligibility;

internal sealed class EligibilityMetrics
{
    private readonly Counter<long> published;
    private readonly Counter<long> changed;
    private readonly Counter<long> held;
    private readonly Counter<long> failed;
    private readonly Counter<long> retried;
    private readonly Counter<long> behind;

    public EligibilityMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Guildhall.Sietch.Eligibility");
        published = meter.CreateCounter<long>(
            "guildhall.sietch.snapshots.published",
            "{snapshot}",
            "Rankings that were published."
        );
        changed = meter.CreateCounter<long>(
            "guildhall.sietch.standings.changed",
            "{standing}",
            "Wallets that gained or lost something."
        );
        held = meter.CreateCounter<long>(
            "guildhall.sietch.results.held",
            "{result}",
            "Rankings that the brake held back."
        );
        failed = meter.CreateCounter<long>(
            "guildhall.sietch.syncs.failed",
            "{sync}",
            "Syncs without an answer of the chain."
        );
        retried = meter.CreateCounter<long>(
            "guildhall.sietch.retries.failed",
            "{sync}",
            "Tries between two syncs that had no answer either."
        );
        behind = meter.CreateCounter<long>(
            "guildhall.sietch.syncs.behind",
            "{sync}",
            "Syncs to which no endpoint had more to tell than was read minutes before."
        );
    }

    public void Published(int changes)
    {
        published.Add(1);
        changed.Add(changes);
    }

    public void Held() => held.Add(1);

    public void SyncFailed(bool isRetry) => (isRetry ? retried : failed).Add(1);

    public void SyncBehind() => behind.Add(1);
}
