using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Appeals;
using Guildhall.Aegis.AutoMod;
using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Channels;
using Guildhall.Aegis.Channels.Persons;
using Guildhall.Aegis.Import;
using Guildhall.Aegis.Mass;
using Guildhall.Aegis.Observed;
using Guildhall.Aegis.Points;
using Guildhall.Aegis.Privacy;
using Guildhall.Aegis.Quarantine;
using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Settings;
using Guildhall.Aegis.Webhooks;
using Guildhall.Aegis.Welcome;
using Guildhall.Core.Commands;
using Guildhall.Discord.Gateway;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis;

/// <summary>Moderation with numbered cases, automatic moderation, appeals.</summary>
public static class AegisModule
{
    public static IServiceCollection AddAegis(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddEvents()
            .AddAegisAccess()
            .AddAegisSettings()
            .AddAegisCases()
            .AddAegisActions()
            .AddAegisObserved()
            .AddAegisChannels()
            .AddAegisPersons()
            .AddAegisMass()
            .AddAutoMod()
            .AddPoints()
            .AddQuarantine()
            .AddRaids()
            .AddAppeals()
            .AddWelcome()
            .AddImport()
            .AddPrivacy()
            .AddAegisWebhooks()
            .AddAutoModTriggers()
            .AddSingleton<AegisMetrics>();

    public static IEndpointRouteBuilder MapAegis(this IEndpointRouteBuilder endpoints)
    {
        AppealEndpoints.Map(endpoints);
        PrivacyEndpoints.Map(endpoints);
        return endpoints;
    }

    /// <summary>Each kind of event once, whoever listens to it.</summary>
    private static IServiceCollection AddEvents(this IServiceCollection services) =>
        services
            .AddGatewayEvent("GUILD_CREATE", GatewayJson.Default.GuildAvailable)
            .AddGatewayEvent("GUILD_MEMBER_ADD", GatewayJson.Default.MemberJoined)
            .AddGatewayEvent("GUILD_MEMBER_UPDATE", GatewayJson.Default.MemberChanged)
            .AddGatewayEvent("GUILD_MEMBER_REMOVE", GatewayJson.Default.MemberLeft)
            .AddGatewayEvent("GUILD_BAN_ADD", AegisEventsJson.Default.BanGiven)
            .AddGatewayEvent("GUILD_BAN_REMOVE", AegisEventsJson.Default.BanLifted)
            .AddGatewayEvent("GUILD_AUDIT_LOG_ENTRY_CREATE", GatewayJson.Default.AuditLogEntry)
            .AddGatewayEvent(EventsMissed.Type, GatewayJson.Default.EventsMissed);
}
