using Guildhall.Sietch.Gating.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Gating;

internal static class GatingServices
{
    public static IServiceCollection AddGating(this IServiceCollection services) =>
        services
            .AddSingleton<SigningSecrets>()
            .AddSingleton<ApiKeys>()
            .AddHostedService<GateRefresh>()
            .AddSingleton<SignedCalls>()
            .AddSingleton<RateWindows>()
            .AddSingleton<WrongKeys>()
            .AddHostedService(provider => provider.GetRequiredService<WrongKeys>())
            .AddSingleton<GateAnswers>()
            .AddSingleton<GateCall>()
            .AddSingleton<ApiCall>();
}
