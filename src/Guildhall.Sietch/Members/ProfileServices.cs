using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Sietch.Gating.Roles;
using Guildhall.Sietch.Members.Editions;
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
            .AddSingleton<MemberTiers>()
            .AddSingleton<EditionBook>()
            .AddSingleton<MemberPictures>()
            .AddSingleton<OwnPicture>()
            .AddSingleton<WizardCard>()
            .AddSingleton<IRoleWishes, ProfileFollower>()
            .AddCommand<Onboard>()
            .AddComponent<UseWizard>()
            .AddModal<FillWizard>()
            .AddJob<OfferOnboardingJob, OfferOnboarding>()
            .AddJob<SweepProfilesJob, SweepProfiles>()
            .AddSchedule("sietch.profiles.sweep", "41 3 * * *", at => new SweepProfilesJob(at));
}
