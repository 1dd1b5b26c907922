using Guildhall.Core.Commands;
using Guildhall.Core.Privacy;
using Guildhall.Sietch.Pages.SignIn;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Pages;

internal static class PageServices
{
    public static IServiceCollection AddCommunityPages(this IServiceCollection services) =>
        services
            .AddSingleton<MemberSessions>()
            .AddSingleton<SignInDesk>()
            .AddComponent<EndSessions>()
            .AddSingleton<SignInEndpoints>()
            .AddSingleton<OwnPages>()
            .AddSingleton<CommunityPages>()
            .AddSingleton<IPersonRecords, SessionRecords>();
}
