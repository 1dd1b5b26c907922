using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Eligibility;

internal static class EligibilityServices
{
    public static IServiceCollection AddEligibility(this IServiceCollection services) => services;
}
