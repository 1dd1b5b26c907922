using System.Threading.Channels;
using Guildhall.Core.Usage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Guildhall.Onomancer.Rewrites;

/// <summary>
/// Records answers from the cache beside the way to their reader, which does not wait for a disk. They cost nothing and
/// count against nothing, so what a crash loses of them is a number in a report.
/// </summary>
internal sealed partial class CachedUsage(UsageLedger usage, OnomancerMetrics metrics, ILogger<CachedUsage> log)
    : BackgroundService
{
    private readonly Channel<Summary> waiting = Channel.CreateBounded<Summary>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true }
    );

    public void Count(Summary summary)
    {
        metrics.AnsweredFromCache(summary.Audience);
        waiting.Writer.TryWrite(summary);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var summary in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await usage.RecordAsync(summary.TenantId, "translate", Entry(summary), stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                NotRecorded(exception);
            }
        }
    }

    private static UsageEntry Entry(Summary summary) =>
        new()
        {
            Model = summary.Model,
            Project = summary.Project,
            Audience = summary.Audience,
            CostMicroDollars = 0,
            IsCached = true,
            CountsAsRun = false,
        };

    [LoggerMessage(LogLevel.Warning, "A cached answer was not recorded")]
    private partial void NotRecorded(Exception exception);
}
