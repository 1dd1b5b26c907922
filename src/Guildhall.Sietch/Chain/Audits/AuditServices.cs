using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Chain.Audits;

internal static class AuditServices
{
    public static IServiceCollection AddAudits(this IServiceCollection services) =>
        services
            .AddSingleton<ChainAudit>()
            .AddSingleton<AuditRun>()
            .AddJob<AuditChainJob, AuditChain>(new JobSettings { Timeout = TimeSpan.FromHours(24) })
            .AddJob<PlanAuditsJob, PlanAudits>()
            .AddSchedule("sietch.audit", "30 3 * * 0", at => new PlanAuditsJob(at));
}
