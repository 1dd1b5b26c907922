using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Telemetry;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Gating.Roles;

internal static class RoleServices
{
    // Aegis says how the other events are read; each kind may be said once.
    public static IServiceCollection AddGatedRoles(this IServiceCollection services) =>
        services
            .AddSingleton<RoleBook>()
            .AddSingleton<GateStandings>()
            .AddSingleton<GatingMetrics>()
            .AddSingleton<IHealthProbe, RoleProbe>()
            .AddGatewayEvent("GUILD_ROLE_UPDATE", GatewayJson.Default.RoleChanged)
            .AddListener<RoleChanged, HearRights>()
            .AddListener<MemberChanged, HearRights>()
            .AddListener<MemberChanged, HearRoles>()
            .AddListener<MemberJoined, HearRoles>()
            .AddListener<MemberLeft, HearRoles>()
            .AddListener<GuildAvailable, OrderRead>()
            .AddListener<EventsMissed, OrderRead>()
            .AddJob<OrderRolesJob, OrderRoles>()
            .AddJob<ReconcileRolesJob, ReconcileRoles>(new JobSettings { Concurrency = 1, MaxAttempts = 20 })
            .AddJob<ReadHoldersJob, ReadHolders>(new JobSettings { Concurrency = 1, MaxAttempts = 20 })
            .AddSchedule("sietch.roles", "* * * * *", at => new OrderRolesJob(at));
}
