using System.Threading.Channels;
using Guildhall.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Guildhall.Core.Jobs;

/// <summary>Deletes finished rows in batches: one statement for all that ended while the last one ran.</summary>
internal sealed partial class JobCompletions(JobLeases leases, TimeProvider time, ILogger log)
{
    private const int BatchSize = 512;
    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(500);

    private readonly Channel<(HeldJob Job, JobLane Lane)> finished = Channel.CreateUnbounded<(HeldJob, JobLane)>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    public void Add(HeldJob job, JobLane lane) => finished.Writer.TryWrite((job, lane));

    public void Close() => finished.Writer.TryComplete();

    /// <summary>Ends when closed and empty, or when cancelled: the rows left come back with their leases.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var batch = new List<(HeldJob Job, JobLane Lane)>(BatchSize);
        try
        {
            while (await finished.Reader.WaitToReadAsync(cancellation))
            {
                while (batch.Count < BatchSize && finished.Reader.TryRead(out var next))
                {
                    batch.Add(next);
                }

                await CompleteAsync(batch, cancellation);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The host waits no longer.
        }
    }

    private async Task CompleteAsync(List<(HeldJob Job, JobLane Lane)> batch, CancellationToken cancellation)
    {
        var rows = batch.Select(entry => entry.Job.Row).ToList();
        var done = await TryCompleteAsync(rows, cancellation);
        while (done is null)
        {
            await Task.Delay(pause, time, cancellation);
            done = await TryCompleteAsync(rows, cancellation);
        }

        var ours = done.ToHashSet();
        foreach (var (job, lane) in batch)
        {
            lane.Finished(job, ours.Contains(job.Row.Id));
        }
    }

    private async Task<IReadOnlyList<long>?> TryCompleteAsync(List<ClaimedJob> rows, CancellationToken cancellation)
    {
        try
        {
            return await leases.CompleteAsync(rows, cancellation);
        }
        catch (StorageException exception)
        {
            NotStored(exception, rows.Count);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not record {Count} finished jobs; trying again")]
    private partial void NotStored(Exception exception, int count);
}
