using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Raids.Alerts;
using Guildhall.Aegis.Raids.Cleanup;
using Guildhall.Aegis.Raids.Commands;
using Guildhall.Aegis.Raids.Holds;
using Guildhall.Aegis.Raids.Joins;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Raids;

internal static class RaidServices
{
    public static IServiceCollection AddRaids(this IServiceCollection services) =>
        services
            .AddSingleton<RaidBook>()
            .AddSingleton<RaidRooms>()
            .AddSingleton<RaidDesk>()
            .AddSingleton<RaidPauses>()
            .AddSingleton<RaidAlert>()
            .AddSingleton<RaidButtons>()
            .AddSingleton<HoldBook>()
            .AddSingleton<EndedRaids>()
            .AddSingleton<IWithdrawal>(provider => provider.GetRequiredService<EndedRaids>())
            .AddSingleton<JoinLog>()
            .AddHostedService(provider => provider.GetRequiredService<JoinLog>())
            .AddSingleton<InviteTracker>()
            .AddHostedService(provider => provider.GetRequiredService<InviteTracker>())
            .AddListener<MemberJoined, WatchJoins>()
            .AddListener<GuildAvailable, KnowInvites>()
            .AddSingleton<ISettingsListener>(provider => provider.GetRequiredService<KnowInvites>())
            .AddJob<RespondJob, RespondToRaid>(new JobSettings { Concurrency = 8, MaxAttempts = 10 })
            .AddJob<ExpireJob, ExpireRaid>()
            .AddJob<HoldJob, HoldNewcomers>(new JobSettings { Concurrency = 4, MaxAttempts = 10 })
            .AddJob<FreeJob, FreeHeld>(new JobSettings { Concurrency = 4, MaxAttempts = 10 })
            .AddCommand<StartRaid>()
            .AddCommand<EndRaid>()
            .AddCommand<ShowRaid>()
            .AddComponent<RaidButton>()
            .AddCleanups();

    private static IServiceCollection AddCleanups(this IServiceCollection services) =>
        services
            .AddSingleton<CleanupBook>()
            .AddSingleton<CleanupJudge>()
            .AddSingleton<CleanupText>()
            .AddSingleton<CleanupReports>()
            .AddSingleton<CleanupDesk>()
            .AddJob<BanRaidersJob, BanRaiders>(Long)
            .AddJob<UnbanRaidersJob, UnbanRaiders>(Long)
            .AddCommand<CleanUpRaid>()
            .AddCommand<UndoRaid>()
            .AddComponent<CleanupButton>();

    /// <summary>Thousands of bans are lifted one by one.</summary>
    private static JobSettings Long { get; } = new() { MaxAttempts = 20, Timeout = TimeSpan.FromHours(2) };
}
