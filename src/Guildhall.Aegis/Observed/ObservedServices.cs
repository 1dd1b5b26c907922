using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Rest;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Observed;

internal static class ObservedServices
{
    public static IServiceCollection AddAegisObserved(this IServiceCollection services) =>
        services
            .AddSingleton<KnownBots>()
            .AddSingleton<ObservedCounts>()
            .AddSingleton<ObservedEntries>()
            .AddListener<AuditLogEntry, HearAuditLog>()
            .AddListener<GuildAvailable, OrderAuditLog>()
            .AddListener<EventsMissed, OrderAuditLog>()
            .AddListener<BanGiven, HearBans>()
            .AddListener<BanLifted, HearBans>()
            .AddJob<ReadAuditLogJob, ReadAuditLog>(new JobSettings { Concurrency = 2, MaxAttempts = 20 });
}
