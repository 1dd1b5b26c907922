using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Chain.Audits;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Privacy;

/// <summary>Takes a community whole, with the jobs that wait for it. What the chain says is everybody's, and stays: the next sync is a
/// first one.</summary>
internal sealed class CommunityErasure(CommunityRegistry communities)
{
    private const string Kinds = "sietch.%";

    // They compare and set, and what they were about to write does not fit any more.
    private static readonly string[] harmless = [SyncEligibilityJob.Kind, AuditChainJob.Kind];
    private static readonly TimeSpan whileBusy = TimeSpan.FromSeconds(2);

    /// <returns>How many rows.</returns>
    /// <exception cref="JobDelayedException">A job that would write some of it again runs this moment.</exception>
    public async Task<int> RunAsync(Unit unit, Snowflake<Guild> guild)
    {
        var stored = await unit.QueryAsync<TenantId>(CommunitySql.TenantsIn, new { Guild = guild });
        var homes = communities.HomesIn(guild, stored);
        if (homes.Count > 0 && (await unit.RunningAsync(Kinds)).Except(harmless).Any())
        {
            throw new JobDelayedException(whileBusy, "A job that follows the community runs this moment.");
        }

        var rows = 0;
        foreach (var tenant in homes)
        {
            await unit.DropKindsAsync(Kinds, $"%\"tenant\":\"{tenant}\"%");
            foreach (var table in CommunityTables.All)
            {
                rows += await unit.ExecuteAsync(table.Erase, new { Tenant = tenant });
            }

            rows += await unit.ExecuteAsync(CommunitySql.EraseAudit, new { Tenant = tenant });
        }

        return rows;
    }
}
