using System.Net;
using Guildhall.Core.Ports;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Webhooks;

internal static class WebhookConfiguration
{
    public static IServiceCollection AddWebhookCalls(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<WebhookOptions, WebhookOptions.Validator>()
            .Bind(configuration.GetSection(WebhookOptions.Section));
        return services.AddSingleton<IWebhookCalls>(provider => new WebhookCalls(
            provider.GetRequiredService<IOptions<WebhookOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            Dns.GetHostAddressesAsync
        ));
    }
}
