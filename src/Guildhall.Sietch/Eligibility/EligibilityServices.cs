using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Core.Telemetry;
using Guildhall.Sietch.Alerts;
using Guildhall.Sietch.Eligibility.Commands;
using Guildhall.Sietch.Eligibility.Rulings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Guildhall.Sietch.Eligibility;

internal static class EligibilityServices
{
    public static IServiceCollection AddEligibility(this IServiceCollection services)
    {
        services.TryAddSingleton<Leases>();
        return services
            .AddSingleton<EligibilityMetrics>()
            .AddSingleton<EligibilityBook>()
            .AddSingleton<StandingChanges>()
            .AddSingleton<Ledgers>()
            .AddSingleton<PublishedShelf>()
            .AddSingleton<RulingBook>()
            .AddSingleton<RulingDesk>()
            .AddSingleton<RulingEndpoints>()
            .AddSingleton<Publisher>()
            .AddSingleton<Reranking>()
            .AddSingleton<SecondWitness>()
            .AddSingleton<SyncRun>()
            .AddSingleton<HoldBook>()
            .AddSingleton<StatusReport>()
            .AddSingleton<StatusEndpoint>()
            .AddSingleton<HoldDesk>()
            .AddSingleton<Explainer>()
            .AddSingleton<IHealthProbe, EligibilityProbe>()
            .AddHostedService<SyncAtStart>()
            .AddJob<SyncEligibilityJob, SyncEligibility>(new JobSettings { Timeout = TimeSpan.FromHours(12) })
            .AddJob<RetrySyncJob, RetrySync>(new JobSettings { Timeout = TimeSpan.FromHours(12) })
            .AddJob<PlanSyncsJob, PlanSyncs>()
            .AddJob<EnterGraceJob, EnterGrace>()
            .AddJob<RerankJob, Rerank>()
            .AddJob<PageAdminsJob, PageAdmins>(new JobSettings { MaxAttempts = 30 })
            .AddSchedule("sietch.sync", "0 */6 * * *", at => new PlanSyncsJob(at))
            .AddCommand<ExplainStanding>()
            .AddCommand<AddRuling>()
            .AddCommand<LiftRuling>()
            .AddCommand<ListRulings>()
            .AddCommand<AskForSync>()
            .AddCommand<ConfirmHold>()
            .AddCommand<ShowStatus>();
    }
}
