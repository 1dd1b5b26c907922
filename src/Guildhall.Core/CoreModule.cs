using System.Security.Cryptography;
using Guildhall.Core.Audit;
using Guildhall.Core.Caching;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Resilience;
using Guildhall.Core.Telemetry;
using Guildhall.Core.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Guildhall.Core;

/// <summary>What every product needs.</summary>
public static class CoreModule
{
    /// <summary>
    /// Tenants, commands, listeners, resilience, caches' metrics and the exporter. The host adds storage and the Discord
    /// client: <c>DiscordRest</c>, <c>GuildCache</c>, and a gateway that calls the registered <c>IGatewaySubscriber</c>.
    /// </summary>
    public static IServiceCollection AddGuildhallCore(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<ResilienceMetrics>()
            .AddSingleton<CacheMetrics>()
            .AddSingleton<PrometheusExporter>()
            .AddSingleton(p => new WorldPipelines(
                p.GetRequiredService<TimeProvider>(),
                p.GetRequiredService<ResilienceMetrics>(),
                new Random(RandomNumberGenerator.GetInt32(int.MaxValue))
            ))
            .AddTenancy()
            .AddCommands()
            .AddJob<ForgetAuditJob, ForgetAudit>()
            .AddSchedule("core.audit.forget", "37 3 * * *", at => new ForgetAuditJob(at))
            .AddHostedService<CoreStart>();
    }
}
