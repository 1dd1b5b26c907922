using Guildhall.Aegis.Privacy.Guilds;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Guildhall.Aegis.Privacy;

internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.TryAddSingleton<Core.SignIn.WebSessions>();
        return services
            .AddSingleton(provider => new Pseudonyms(
                SigningKey.LoadOrCreate(Path.Combine(DataOf(provider), "pseudonyms.key"))
            ))
            .AddSingleton(provider => new ExportFiles(Path.Combine(DataOf(provider), "exports")))
            .AddSingleton<PrivacyDesk>()
            .AddSingleton<PersonFiles>()
            .AddSingleton<Memories>()
            .AddSingleton<PersonEraser>()
            .AddSingleton<PersonExport>()
            .AddSingleton<RunPrivacyRequest>()
            .AddListener<BanLifted, HearUnban>()
            .AddCommand<ExportOwnData>()
            .AddCommand<DeleteOwnData>()
            .AddJob<PrivacyJob, RunPrivacyRequest>(new JobSettings { Concurrency = 1, MaxAttempts = 20 })
            .AddJob<SweepExportsJob, SweepExports>()
            .AddListener<GuildAvailable, OrderForgetting>()
            .AddSingleton<ISettingsListener>(provider => provider.GetRequiredService<OrderForgetting>())
            .AddJob<ForgetOldCasesJob, ForgetOldCases>(new JobSettings { Concurrency = 1 })
            .AddGuildPrivacy()
            .AddSchedule("aegis.privacy.sweep", "17 3 * * *", at => new SweepExportsJob(at));
    }

    private static string DataOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<GuildhallOptions>>().Value.Data;
}
