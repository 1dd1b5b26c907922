using Guildhall.Core.Privacy;
using Guildhall.Sietch.Pages.Directory;
using Guildhall.Sietch.Pages.SignIn;
using Guildhall.Sietch.Pages.Threshold;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Pages;

internal static class PageServices
{
    public static IServiceCollection AddCommunityPages(this IServiceCollection services) =>
        services
            .AddSingleton<SiteNames>()
            .AddSingleton<MemberSessions>()
            .AddSingleton<SignInDesk>()
            .AddSingleton<SignInEndpoints>()
            .AddSingleton<MemberCards>()
            .AddSingleton<ThresholdHistory>()
            .AddSingleton<OwnPages>()
            .AddSingleton<CommunityPages>()
            .AddSingleton<IPersonRecords, SessionRecords>();
}
