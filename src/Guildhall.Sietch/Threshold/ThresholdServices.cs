using Guildhall.Core.Commands;
using Guildhall.Sietch.Eligibility.Following;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Threshold;

internal static class ThresholdServices
{
    public static IServiceCollection AddThreshold(this IServiceCollection services) =>
        services
            .AddSingleton<BarBook>()
            .AddSingleton<ISnapshotFollower>(provider => provider.GetRequiredService<BarBook>())
            .AddSingleton<ThresholdEndpoints>()
            .AddCommand<ShowThreshold>();
}
