using System.Security.Cryptography;
using Guildhall.Core.Ports;
using Guildhall.Core.Telemetry;
using Guildhall.Discord;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Rest;

namespace Guildhall.Host.Adapters.Discord;

internal static class DiscordConfiguration
{
    /// <summary>The REST client and what it knows of guilds; every role needs it, to answer.</summary>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Read(configuration);
        if (Setting.Text(configuration[InteractionEndpoint.PublicKey]) is { } key)
        {
            services
                .AddSingleton<IInteractionSignature, LibcryptoSignature>()
                .AddSingleton(provider => new HttpInteractions(
                    key,
                    provider.GetRequiredService<IInteractionSignature>(),
                    provider.GetRequiredService<TimeProvider>()
                ));
        }

        return services
            .AddSingleton(options)
            .AddSingleton<DiscordMetrics>()
            .AddSingleton<GuildCache>()
            .AddSingleton<IUploads, DiscordUploads>()
            .AddSingleton(provider => new DiscordRest(
                new HttpClient(DiscordRest.CreateHandler(), disposeHandler: true)
                {
                    Timeout = Timeout.InfiniteTimeSpan,
                },
                options,
                provider.GetRequiredService<TimeProvider>(),
                Chance(),
                provider.GetRequiredService<ILogger<DiscordRest>>(),
                provider.GetRequiredService<DiscordMetrics>()
            ));
    }

    /// <summary>The live connection, for the role <c>bot</c>.</summary>
    public static IServiceCollection AddDiscordGateway(this IServiceCollection services) =>
        services
            .AddSingleton<ISessionStore, MemorySessionStore>()
            .AddSingleton(provider => new GatewayClient(
                provider.GetRequiredService<DiscordOptions>(),
                provider.GetRequiredService<DiscordRest>(),
                provider.GetRequiredService<IGatewaySubscriber>(),
                provider.GetRequiredService<GuildCache>(),
                provider.GetRequiredService<ISessionStore>(),
                provider.GetRequiredService<TimeProvider>(),
                Chance(),
                provider.GetRequiredService<DiscordMetrics>(),
                provider.GetRequiredService<ILogger<GatewayClient>>()
            ))
            .AddSingleton<DiscordService>()
            .AddSingleton<IHealthProbe>(provider => provider.GetRequiredService<DiscordService>())
            .AddHostedService(provider => provider.GetRequiredService<DiscordService>());

    private static DiscordOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(DiscordSettings.Section);
        // What is no address is named by the check of the settings.
        Uri.TryCreate(section["Api"]?.Trim(), UriKind.Absolute, out var api);
        Uri.TryCreate(configuration["Guildhall:PublicUrl"], UriKind.Absolute, out var home);
        var settings = section.Get<DiscordSettings>() ?? new();
        return settings.ToOptions(section["Token"]?.Trim() ?? "", api, home);
    }

    // Replicas must not back off in step, so each process has its own seed.
    private static Random Chance() => new(RandomNumberGenerator.GetInt32(int.MaxValue));
}
