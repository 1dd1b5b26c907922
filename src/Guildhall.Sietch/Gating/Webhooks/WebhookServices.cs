using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Gating.Webhooks;

internal static class WebhookServices
{
    // Aegis' /webhook sets them up.
    public static IServiceCollection AddStandingWebhooks(this IServiceCollection services) =>
        services
            .AddSingleton(StandingEvents.Family)
            .AddJob<TellWebhooksJob, TellWebhooks>(new JobSettings { Concurrency = 1 })
            .AddSchedule("sietch.webhooks", "* * * * *", at => new TellWebhooksJob(at));
}
