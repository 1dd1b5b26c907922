using System.Text.Json;
using Guildhall.Core.Storage;

namespace Guildhall.Core.Jobs;

public static class JobQueue
{
    /// <summary>Adds the job in the unit's own transaction; workers of this process start it at once.</summary>
    /// <param name="due">Not before; null is now.</param>
    /// <returns>False when a live job of its kind has its key, so that nothing was added.</returns>
    public static async Task<bool> EnqueueAsync<TJob>(this Unit unit, TJob job, DateTimeOffset? due = null)
        where TJob : IJob<TJob>
    {
        var added = await unit.ExecuteAsync(
            JobsSql.Enqueue,
            new
            {
                TJob.Kind,
                job.Key,
                Payload = JsonSerializer.Serialize(job, TJob.Json),
                Due = due ?? unit.Now,
                unit.Now,
            }
        );
        unit.WakeJobsOf(TJob.Kind);
        return added == 1;
    }

    /// <summary>Takes back a job that nobody runs yet. False where there is none, or somebody has begun with it.</summary>
    public static async Task<bool> CancelAsync<TJob>(this Unit unit, string key)
        where TJob : IJob<TJob> => await unit.ExecuteAsync(JobsSql.Cancel, new { TJob.Kind, Key = key }) == 1;
}
