using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Webhooks;

internal static class WebhookServices
{
    public static IServiceCollection AddAegisWebhooks(this IServiceCollection services) =>
        services
            .AddSingleton<WebhookSeal>()
            .AddSingleton<WebhookSender>()
            .AddSingleton<WebhookBook>()
            .AddSingleton<WebhookNames>()
            .AddSingleton<WebhookCalls>()
            .AddCommand<AddWebhook>()
            .AddCommand<ListWebhooks>()
            .AddCommand<RemoveWebhook>()
            .AddCommand<TestWebhook>()
            .AddCommand<ShowDeliveries>()
            .AddCommand<RedeliverWebhook>()
            .AddAutocomplete<SuggestWebhook>()
            .AddAutocomplete<SuggestWebhookToRemove>()
            .AddAutocomplete<SuggestWebhookToShow>()
            .AddAutocomplete<SuggestDelivery>()
            // Many at once: a few that take their 5 s must not hold up the others.
            .AddJob<DeliverWebhookJob, DeliverWebhook>(new JobSettings { Concurrency = 16 });
}
