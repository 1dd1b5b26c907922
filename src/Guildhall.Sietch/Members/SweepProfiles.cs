using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Members.Onboarding;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members;

/// <summary>Deletes what was hidden for 90 days, with all that hangs on it but the wallets.</summary>
internal sealed class SweepProfiles(Db db, CommunityTenants tenants) : IJobHandler<SweepProfilesJob>
{
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(90);

    public async Task HandleAsync(SweepProfilesJob job, JobRun run, CancellationToken cancellation)
    {
        foreach (var tenant in tenants())
        {
            await SweepAsync(tenant, cancellation);
        }
    }

    /// <returns>How many profiles.</returns>
    public Task<int> SweepAsync(TenantId tenant, CancellationToken cancellation) =>
        db.WriteAsync(
            async unit =>
            {
                var old = new { Tenant = tenant, Before = unit.Now - Kept };
                var lapsed = await unit.QueryAsync<MemberId>(ProfileSql.Lapsed, old);
                foreach (var member in lapsed)
                {
                    await ProfileBook.EraseAsync(unit, tenant, member);
                    await BadgeBook.EraseAsync(unit, tenant, member);
                    await ActivityBook.EraseAsync(unit, tenant, member);
                }

                await unit.ExecuteAsync(ProfileSql.FreeNyms, old);
                return lapsed.Count;
            },
            cancellation
        );
}
