using Guildhall.Aegis.Settings;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Cases;

/// <summary>Orders the messages of the cases that the mod-log missed, oldest first.</summary>
internal sealed class CatchUpLog(Db db, GuildSettingsBook settings) : IJobHandler<CatchUpLogJob>
{
    private const int Most = 500;

    // A case that was changed while the channel was gone is older than the gap.
    private static readonly TimeSpan margin = TimeSpan.FromMinutes(1);

    public async Task HandleAsync(CatchUpLogJob job, JobRun run, CancellationToken cancellation)
    {
        var log = (await settings.GetAsync(job.Guild, cancellation)).ModLog;
        var missed = await db.QueryAsync<long>(
            CaseSql.NotPosted,
            new
            {
                job.Guild,
                Since = job.Since - margin,
                Batches = log.BatchCases ? 1 : 0,
                Limit = Most,
            },
            cancellation
        );
        await db.WriteAsync(
            async unit =>
            {
                foreach (var number in missed)
                {
                    await unit.PostCaseAsync(new(job.Guild, number));
                }
            },
            cancellation
        );
    }
}
