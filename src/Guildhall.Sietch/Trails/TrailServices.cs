using Guildhall.Core.Commands;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Trails;

internal static class TrailServices
{
    public static IServiceCollection AddTrails(this IServiceCollection services) =>
        services.AddSingleton<AuditCard>().AddCommand<ShowAudit>().AddComponent<TurnAudit>();
}
