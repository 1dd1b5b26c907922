using Guildhall.Aegis.Access;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis;

/// <summary>Moderation with numbered cases, automatic moderation, appeals.</summary>
public static class AegisModule
{
    public static IServiceCollection AddAegis(this IServiceCollection services, IConfiguration configuration)
    {
        AddEvents(services);
        AddAccess(services);
        AddSettings(services);
        return services;
    }

    public static IEndpointRouteBuilder MapAegis(this IEndpointRouteBuilder endpoints) => endpoints;

    /// <summary>Each kind of event once, whoever listens to it.</summary>
    private static void AddEvents(IServiceCollection services) =>
        services
            .AddGatewayEvent("GUILD_CREATE", GatewayJson.Default.GuildAvailable)
            .AddGatewayEvent("GUILD_MEMBER_UPDATE", GatewayJson.Default.MemberChanged)
            .AddGatewayEvent("GUILD_MEMBER_REMOVE", GatewayJson.Default.MemberLeft);

    private static void AddAccess(IServiceCollection services) =>
        services
            .AddSingleton<Standings>()
            .AddSingleton<Grants>()
            .AddSingleton<Gates>()
            .AddSingleton<MemberSnapshots>()
            .AddSingleton<Targets>()
            .AddListener<Discord.Gateway.Events.GuildAvailable, OrderRanks>()
            .AddListener<Discord.Gateway.Events.MemberChanged, RememberRoles>()
            .AddListener<Discord.Gateway.Events.MemberLeft, RememberDeparture>()
            .AddJob<RanksJob, ReadRanks>(new JobSettings { Concurrency = 1 });

    private static void AddSettings(IServiceCollection services) =>
        services.AddSingleton<GuildSettingsBook>().AddSingleton<SettingsEditor>();
}
