using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members.Nyms;
using Guildhall.Sietch.Members.Onboarding;
using Guildhall.Sietch.Members.Pictures;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Members;

internal static class ProfileServices
{
    public static IServiceCollection AddProfiles(this IServiceCollection services) =>
        services
            .AddSingleton<ProfileBook>()
            .AddSingleton<ProfileDesk>()
            .AddSingleton<NymKey>()
            .AddSingleton(provider => new NymNames(new Lazy<byte[]>(provider.GetRequiredService<NymKey>().Load)))
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
