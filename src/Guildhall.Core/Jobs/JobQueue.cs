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

    /// <summary>What a gate held for this reason may run, each at its next look for work.</summary>
    /// <param name="reason">As the gate said it.</param>
    /// <param name="inPayload">A part of the payload, as LIKE asks for it.</param>
    /// <returns>How many.</returns>
    public static Task<int> ResumeHeldAsync(this Unit unit, string reason, string inPayload) =>
        unit.ExecuteAsync(
            JobsSql.Resume,
            new
            {
                Reason = reason,
                Like = inPayload,
                unit.Now,
            }
        );

    /// <summary>Takes back all jobs that nobody runs and whose payload has that part.</summary>
    /// <param name="except">A kind of which one may be running.</param>
    /// <returns>False where another of them is running, and may come back.</returns>
    public static async Task<bool> DropAsync(this Unit unit, string inPayload, string except)
    {
        var these = new { Like = inPayload, Except = except };
        await unit.ExecuteAsync(JobsSql.Drop, these);
        return await unit.QuerySingleOrDefaultAsync<long>(JobsSql.RunningIn, these) == 0;
    }

    /// <summary>Takes back all jobs of those kinds that nobody runs and whose payload has that part.</summary>
    /// <param name="kinds">As LIKE asks for them.</param>
    /// <param name="inPayload">A part of the payload, as LIKE asks for it.</param>
    /// <returns>How many.</returns>
    public static Task<int> DropKindsAsync(this Unit unit, string kinds, string inPayload) =>
        unit.ExecuteAsync(JobsSql.DropKinds, new { Kinds = kinds, Like = inPayload });

    /// <summary>Of which of those kinds somebody runs a job this moment.</summary>
    /// <param name="kinds">As LIKE asks for them.</param>
    public static Task<IReadOnlyList<string>> RunningAsync(this Unit unit, string kinds) =>
        unit.QueryAsync<string>(JobsSql.RunningKinds, new { Kinds = kinds });
}
