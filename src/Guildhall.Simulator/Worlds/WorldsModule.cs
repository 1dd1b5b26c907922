using Guildhall.Simulator.Worlds.Chain;
using Guildhall.Simulator.Worlds.Google;
using Guildhall.Simulator.Worlds.Hooks;
using Guildhall.Simulator.Worlds.LanguageModels;

namespace Guildhall.Simulator.Worlds;

/// <summary>The stand-ins for the outside worlds that are not Discord.</summary>
internal static class WorldsModule
{
    public static IServiceCollection AddWorlds(this IServiceCollection services) =>
        services
            .AddSingleton<ModelStage>()
            .AddSingleton<HookBox>()
            .AddSingleton<GoogleAccount>()
            .AddSingleton<GoogleTokens>()
            .AddSingleton<DriveShelf>()
            .AddSingleton(provider => new LocalWallets(provider.GetRequiredService<SimulatorOptions>().Seed))
            .AddSingleton(provider => ChainHistory.Plant(provider.GetRequiredService<SimulatorOptions>().Seed));

    public static IEndpointRouteBuilder MapWorlds(this IEndpointRouteBuilder endpoints)
    {
        AnthropicEndpoints.Map(endpoints);
        OpenAiEndpoints.Map(endpoints);
        ModelControl.Map(endpoints);
        GoogleEndpoints.Map(endpoints);
        HookEndpoints.Map(endpoints);
        ChainEndpoints.Map(endpoints);
        ChainControl.Map(endpoints);
        WalletControl.Map(endpoints);
        return endpoints;
    }
}
