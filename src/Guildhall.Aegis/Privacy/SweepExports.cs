using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Privacy;

/// <summary>Removes exports whose time is over.</summary>
internal sealed class SweepExports(Db db, ExportFiles files, TimeProvider time) : IJobHandler<SweepExportsJob>
{
    public async Task HandleAsync(SweepExportsJob job, JobRun run, CancellationToken cancellation)
    {
        var now = new { Now = time.GetUtcNow() };
        foreach (var file in await db.QueryAsync<string>(PrivacySql.Expired, now, cancellation))
        {
            files.Remove(file);
        }

        await db.WriteAsync(unit => unit.ExecuteAsync(PrivacySql.ForgetFiles, now), cancellation);
    }
}
