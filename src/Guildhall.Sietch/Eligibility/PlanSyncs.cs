using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Communities;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Eligibility;

/// <summary>One sync for each community, each some minutes after the hour.</summary>
internal sealed class PlanSyncs(
    Db db,
    CommunityRegistry communities,
    IOptions<SietchOptions> options,
    TimeProvider time
) : IJobHandler<PlanSyncsJob>
{
    public async Task HandleAsync(PlanSyncsJob job, JobRun run, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var jobs = communities
            .All.Where(community => community.IsFollowed)
            .Select(community =>
                (
                    Job: SyncEligibilityJob.New(community.Tenant, now),
                    Due: job.At + (options.Value.LongestDelay * Fraction(community.Tenant, job.At))
                )
            )
            .ToList();
        await db.WriteAsync(
            async unit =>
            {
                foreach (var (sync, due) in jobs)
                {
                    await unit.EnqueueAsync(sync, due);
                }
            },
            cancellation
        );
    }

    /// <summary>Other for each community and hour, and the same when the plan is made again: 0 up to 1.</summary>
    private static double Fraction(TenantId tenant, DateTimeOffset at)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant} {at.ToUnixTimeSeconds()}"));
        return BinaryPrimitives.ReadUInt32BigEndian(hash) / (double)uint.MaxValue;
    }
}
