using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Privacy.Guilds;

internal static class GuildPrivacyServices
{
    public static IServiceCollection AddGuildPrivacy(this IServiceCollection services) =>
        services
            .AddGatewayEvent("GUILD_DELETE", GatewayJson.Default.GuildGone)
            .AddSingleton<RemovedGuilds>()
            .AddSingleton<IJobGate>(provider => provider.GetRequiredService<RemovedGuilds>())
            .AddListener<GuildGone, RemovedGuilds>()
            .AddListener<GuildAvailable, RemovedGuilds>()
            .AddGatewayEvent("READY", GatewayJson.Default.SessionStarted)
            .AddSingleton<MissingGuilds>()
            .AddListener<SessionStarted, MissingGuilds>()
            .AddJob<MissingGuildJob, MissingGuilds>(new JobSettings { Concurrency = 1, MaxAttempts = 10 })
            .AddSingleton<GuildExport>()
            .AddJob<EraseGuildJob, EraseGuild>(new JobSettings { Concurrency = 1, MaxAttempts = 20 })
            .AddCommand<ExportGuildData>()
            .AddCommand<EraseGuildData>();
}
