using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Activity;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Council;
using Guildhall.Sietch.Members.Editions;
using Guildhall.Sietch.Members.Nyms;
using Guildhall.Sietch.Waitlist;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Members;

/// <summary>Deletes the profiles of those who were hidden, or gone from the server, for 90 days, with all that hangs on them but
/// the wallets; of those who are gone also what they wanted to be told and that they waited. Their terms in the council stay as
/// somebody's, so that the others' are counted right. Whom the edition still has does not vanish alone on the day, or the account
/// that lost its roles 90 days before would be known: all who are hidden by then leave it together.</summary>
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
                var profiles = 0;
                var gone = await unit.QueryAsync<MemberId>(ProfileSql.Gone, old);
                var over = gone.Union(await unit.QueryAsync<MemberId>(ProfileSql.Lapsed, old)).ToList();
                await EditionBook.LeaveAsync(unit, tenant, over);
                foreach (var member in over)
                {
                    if ((await ProfileBook.EraseAsync(unit, tenant, member)).Profiles > 0)
                    {
                        profiles++;
                        await NymBook.GiveUpAsync(unit, tenant, member);
                    }

                    await BadgeBook.EraseAsync(unit, tenant, member);
                    await ActivityBook.EraseAsync(unit, tenant, member);
                    await CouncilBook.AnonymiseAsync(unit, tenant, member);
                }

                foreach (var member in gone)
                {
                    await AlertBook.EraseAsync(unit, tenant, member);
                    await AlertChoices.EraseAsync(unit, tenant, member);
                    await WaitlistBook.EraseAsync(unit, tenant, member);
                }

                await NymBook.SweepAsync(unit, tenant, old.Before);
                await unit.ExecuteAsync(ProfileSql.FreeNyms, old);
                return profiles;
            },
            cancellation
        );
}
