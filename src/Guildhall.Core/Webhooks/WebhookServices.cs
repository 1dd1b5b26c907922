using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Core.Webhooks;

public static class WebhookServices
{
    /// <summary>Needs an <c>IWebhookCalls</c>, which the host adds, and an <see cref="IWebhookWatch"/> of whoever sets them up.
    /// </summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services) =>
        services
            .AddSingleton<WebhookSeal>()
            .AddSingleton<WebhookSender>()
            // Many at once: a few that take their 5 s must not hold up the others.
            .AddJob<DeliverWebhookJob, DeliverWebhook>(new JobSettings { Concurrency = 16 });
}
