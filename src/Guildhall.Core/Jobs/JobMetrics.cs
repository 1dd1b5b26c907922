using System.Diagnostics.Metrics;

namespace Guildhall.Core.Jobs;

internal sealed class JobMetrics
{
    private readonly Counter<long> completed;
    private readonly Counter<long> failed;
    private readonly Counter<long> died;
    private readonly Counter<long> lost;

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Guildhall.Jobs");
        completed = meter.CreateCounter<long>("guildhall.jobs.completed", "{job}", "Jobs done.");
        failed = meter.CreateCounter<long>("guildhall.jobs.failed", "{attempt}", "Attempts that failed.");
        died = meter.CreateCounter<long>("guildhall.jobs.died", "{job}", "Jobs that became dead letters.");
        lost = meter.CreateCounter<long>("guildhall.jobs.lost", "{job}", "Leases that another worker took over.");
    }

    public void Completed(string kind) => completed.Add(1, Tag(kind));

    public void Failed(string kind) => failed.Add(1, Tag(kind));

    public void Died(string kind) => died.Add(1, Tag(kind));

    public void Lost(string kind) => lost.Add(1, Tag(kind));

    private static KeyValuePair<string, object?> Tag(string kind) => new("kind", kind);
}
