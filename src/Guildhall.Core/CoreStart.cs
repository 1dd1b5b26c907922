using Guildhall.Core.Commands;
using Guildhall.Core.Telemetry;
using Guildhall.Core.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Guildhall.Core;

/// <summary>Reads the tenants, checks the commands and begins to measure: a fault in any of them stops the host.</summary>
internal sealed class CoreStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<PrometheusExporter>();
        services.GetRequiredService<TenantRegistry>();
        services.GetRequiredService<CommandTable>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
