using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Members;

internal static class ProfileServices
{
    public static IServiceCollection AddProfiles(this IServiceCollection services) =>
        services.AddSingleton<ProfileBook>();
}
