using System.Security.Cryptography;
using System.Text;
using Guildhall.Aegis;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Ports;
using Guildhall.Core.Resilience;
using Guildhall.Core.SignIn;
using Guildhall.Core.Storage;
using Guildhall.Core.Telemetry;
using Guildhall.Host.Adapters.Anthropic;
using Guildhall.Host.Adapters.Discord;
using Guildhall.Host.Adapters.Files;
using Guildhall.Host.Adapters.Google;
using Guildhall.Host.Adapters.JsonRpc;
using Guildhall.Host.Adapters.OpenAi;
using Guildhall.Host.Adapters.Webhooks;
using Guildhall.Host.Settings;
using Guildhall.Onomancer;
using Guildhall.Sietch;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Serving;

/// <summary>What the service and the verbs that work without it share.</summary>
internal static class GuildhallServices
{
    public static IServiceCollection AddGuildhall(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<GuildhallOptions, GuildhallOptions.Validator>()
            .BindConfiguration(GuildhallConfiguration.Section)
            .PostConfigure<IConfiguration>(
                (options, settings) =>
                    options.PublicUrl ??= new Uri($"http://127.0.0.1:{settings["Guildhall:Http:Port"] ?? "3000"}")
            );
        services
            .AddGuildhallCore()
            .AddStorage(configuration)
            .AddDiscord(configuration)
            .AddModels(configuration)
            .AddGoogleDocuments(configuration)
            .AddWebhookCalls(configuration)
            .AddSealing(configuration)
            .AddOnomancer(configuration)
            .AddAegis(configuration)
            .AddSietch(configuration);
        services.TryAddSingleton<IJsonRpc, HttpJsonRpc>();
        services.TryAddSingleton<IObjectStore>(provider => new FileObjectStore(
            Path.Combine(provider.GetRequiredService<IOptions<GuildhallOptions>>().Value.Data, "objects")
        ));
        // The last one registered is the one: buttons of the mod-log outlive restarts.
        services.AddSingleton(ButtonIds);
        services.PostConfigure<StorageOptions>(options => PlaceDatabase(options, configuration));
        MakeResilient(services);
        return services.AddSingleton<IHealthProbe, DatabaseProbe>();
    }

    /// <summary>The first that is set up; with none, Onomancer's own extract.</summary>
    private static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration) =>
        configuration.GetValue<bool>(ModelSettings.Offline)
            ? services
            : services.AddAnthropic(configuration).AddOpenAi(configuration);

    /// <summary>Signed with the key of the settings; without one, with a key that is made once and kept beside the data.
    /// </summary>
    private static CustomIds ButtonIds(IServiceProvider provider)
    {
        var configured = provider.GetRequiredService<IOptions<CommandsOptions>>().Value.SigningKey;
        var data = provider.GetRequiredService<IOptions<GuildhallOptions>>().Value.Data;
        var secret = configured is null
            ? SigningKey.LoadOrCreate(Path.Combine(data, "button-signing.key"))
            : SHA256.HashData(Encoding.UTF8.GetBytes(configured));
        return new(secret, provider.GetRequiredService<TimeProvider>());
    }

    private static void PlaceDatabase(StorageOptions options, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration[$"{StorageOptions.Section}:Path"]))
        {
            var data = configuration["Guildhall:Data"];
            options.Path = Path.Combine(string.IsNullOrWhiteSpace(data) ? "data" : data, "guildhall.db");
        }
    }

    /// <summary>Whichever model was chosen stands behind the same retries, breaker and time budget.</summary>
    private static void MakeResilient(IServiceCollection services)
    {
        var chosen = services.First(service => service.ServiceType == typeof(ILanguageModel));
        services.Remove(chosen);
        services.AddSingleton(chosen.ImplementationType!);
        services.AddSingleton<ILanguageModel>(provider => new ResilientModel(
            (ILanguageModel)provider.GetRequiredService(chosen.ImplementationType!),
            provider.GetRequiredService<WorldPipelines>()
        ));
    }
}
