using Guildhall.Core.Tenancy;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Communities;

internal static class CommunityServices
{
    public static IServiceCollection AddCommunities(this IServiceCollection services) =>
        services
            .AddTenantSection("sietch", SietchJson.Default.SietchSection, SectionCheck.Find)
            .AddSingleton<CommunityRegistry>()
            .AddSingleton<CommunityNames>()
            .AddSingleton<CommunityTenants>(provider =>
            {
                var communities = provider.GetRequiredService<CommunityRegistry>();
                return () => communities.All.Select(community => community.Tenant);
            });
}
