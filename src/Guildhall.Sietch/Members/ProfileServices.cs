using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members.Nyms;
using Guildhall.Sietch.Members.Onboarding;
using Guildhall.Sietch.Members.Pictures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Members;

internal static class ProfileServices
{
    public static IServiceCollection AddProfiles(this IServiceCollection services) =>
        services
            .AddSingleton<ProfileBook>()
            .AddSingleton<ProfileDesk>()
            .AddSingleton(provider => new NymNames(
                SigningKey.LoadOrCreate(
                    Path.Combine(
                        provider.GetRequiredService<IOptions<GuildhallOptions>>().Value.Data,
                        "sietch-nyms.key"
                    )
                )
            ))
            .AddSingleton(provider => new PlaceNames(tenant =>
                provider.GetRequiredService<TenantRegistry>().TryGet(tenant)?.Name ?? ""
            ))
            .AddSingleton<NymBook>()
            .AddHostedService<FillNyms>()
            .AddSingleton<MemberTiers>()
            .AddSingleton<MemberPictures>()
            .AddSingleton<OwnPicture>()
            .AddSingleton<WizardCard>()
            .AddSingleton<OnboardingOffer>()
            .AddSingleton<IRoleWishes, ProfileFollower>()
            .AddCommand<Onboard>()
            .AddComponent<UseWizard>()
            .AddModal<FillWizard>()
            .AddJob<SweepProfilesJob, SweepProfiles>()
            .AddSchedule("sietch.profiles.sweep", "41 3 * * *", at => new SweepProfilesJob(at));
}
