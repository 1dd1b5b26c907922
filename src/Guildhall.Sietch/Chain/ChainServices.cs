using Guildhall.Sietch.Chain.Nodes;
using Guildhall.Sietch.Chain.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Chain;

internal static class ChainServices
{
    public static IServiceCollection AddChain(this IServiceCollection services) =>
        services
            .AddSingleton<ChainMetrics>()
            .AddSingleton<ChainNodes>()
            .AddSingleton<ChainBook>()
            .AddSingleton<ChainSync>();
}
