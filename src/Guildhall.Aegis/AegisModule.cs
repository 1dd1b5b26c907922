using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Actions.Notices;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Import;
using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
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
        AddCases(services);
        AddActions(services);
        return services.AddSingleton<AegisMetrics>().AddRaids().AddImport();
    }

    public static IEndpointRouteBuilder MapAegis(this IEndpointRouteBuilder endpoints) => endpoints;

    /// <summary>Each kind of event once, whoever listens to it.</summary>
    private static void AddEvents(IServiceCollection services) =>
        services
            .AddGatewayEvent("GUILD_CREATE", GatewayJson.Default.GuildAvailable)
            .AddGatewayEvent("GUILD_MEMBER_ADD", GatewayJson.Default.MemberJoined)
            .AddGatewayEvent("GUILD_MEMBER_UPDATE", GatewayJson.Default.MemberChanged)
            .AddGatewayEvent("GUILD_MEMBER_REMOVE", GatewayJson.Default.MemberLeft);

    private static void AddAccess(IServiceCollection services) =>
        services
            .AddSingleton<Standings>()
            .AddSingleton<Grants>()
            .AddSingleton<Gates>()
            .AddSingleton<MemberSnapshots>()
            .AddSingleton<Targets>()
            .AddListener<GuildAvailable, OrderRanks>()
            .AddListener<MemberChanged, RememberRoles>()
            .AddListener<MemberLeft, RememberDeparture>()
            .AddJob<RanksJob, ReadRanks>(new JobSettings { Concurrency = 1 });

    private static void AddSettings(IServiceCollection services) =>
        services
            .AddSingleton<GuildSettingsBook>()
            .AddSingleton<SettingsEditor>()
            .AddSingleton<ISettingsListener, ModLogMoved>();

    private static void AddCases(IServiceCollection services) =>
        services
            .AddSingleton<CaseBook>()
            .AddSingleton<CaseNames>()
            .AddSingleton<GuildProblems>()
            .AddJob<PostCaseJob, PostCase>(new JobSettings { Concurrency = 8, MaxAttempts = 10 })
            .AddJob<CatchUpLogJob, CatchUpLog>();

    private static void AddActions(IServiceCollection services)
    {
        services
            .AddSingleton<IDeed, BanDeed>()
            .AddSingleton<IDeed, UnbanDeed>()
            .AddSingleton<IDeed, SoftbanDeed>()
            .AddSingleton<IDeed, KickDeed>()
            .AddSingleton<IDeed, MuteDeed>()
            .AddSingleton<IDeed, UnmuteDeed>()
            .AddSingleton<IDeed>(new RecordDeed(CaseKind.Note))
            .AddSingleton<IDeed>(new RecordDeed(CaseKind.Warn))
            .AddSingleton<AllDeeds>()
            .AddSingleton<PersonLocks>()
            .AddSingleton<DmChannels>()
            .AddSingleton<DirectNotices>()
            .AddSingleton<Attempts>()
            .AddSingleton<Openings>()
            .AddSingleton<Performance>()
            .AddSingleton<Enforcement>()
            .AddSingleton<StaffCalls>()
            .AddJob<CarryOutJob, CarryOut>(AsLongAsDiscordIsDown)
            .AddCommand<WarnMember>()
            .AddCommand<BanUser>()
            .AddCommand<UnbanUser>();
    }

    /// <summary>Tried again for about a day.</summary>
    private static JobSettings AsLongAsDiscordIsDown { get; } =
        new()
        {
            Concurrency = 8,
            MaxAttempts = 120,
            FirstWait = TimeSpan.FromSeconds(1),
            LongestWait = TimeSpan.FromMinutes(15),
            Timeout = TimeSpan.FromMinutes(2),
        };
}
