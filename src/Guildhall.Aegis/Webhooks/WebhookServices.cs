using Guildhall.Core.Commands;
using Guildhall.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Webhooks;

internal static class WebhookServices
{
    public static IServiceCollection AddAegisWebhooks(this IServiceCollection services) =>
        services
            .AddWebhooks()
            .AddSingleton<IWebhookWatch, WebhookWatch>()
            .AddSingleton<WebhookBook>()
            .AddSingleton<WebhookNames>()
            .AddSingleton<WebhookCalls>()
            .AddCommand<AddWebhook>()
            .AddCommand<ListWebhooks>()
            .AddCommand<RotateWebhook>()
            .AddCommand<RemoveWebhook>()
            .AddCommand<TestWebhook>()
            .AddCommand<ShowDeliveries>()
            .AddCommand<RedeliverWebhook>()
            .AddAutocomplete<SuggestWebhook>()
            .AddAutocomplete<SuggestWebhookToRotate>()
            .AddAutocomplete<SuggestWebhookToRemove>()
            .AddAutocomplete<SuggestWebhookToShow>()
            .AddAutocomplete<SuggestDelivery>();
}
