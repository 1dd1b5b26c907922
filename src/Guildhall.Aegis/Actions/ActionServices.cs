using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Actions.Notices;
using Guildhall.Aegis.Cases;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Actions;

internal static class ActionServices
{
    public static IServiceCollection AddAegisActions(this IServiceCollection services) =>
        services.AddDeeds().AddEnforcement().AddCommands();

    /// <summary>A command on one person, with what its shared options need.</summary>
    public static IServiceCollection AddModeration<TCommand>(this IServiceCollection services)
        where TCommand : class, ICommand =>
        services.AddCommand<TCommand>().AddAutocomplete<SuggestTemplate<TCommand>>();

    private static IServiceCollection AddDeeds(this IServiceCollection services) =>
        services
            .AddSingleton<IDeed, BanDeed>()
            .AddSingleton<IDeed, UnbanDeed>()
            .AddSingleton<SoftbanDeed>()
            .AddSingleton<IDeed>(provider => provider.GetRequiredService<SoftbanDeed>())
            .AddSingleton<IDeed, KickDeed>()
            .AddSingleton<MuteDeed>()
            .AddSingleton<IDeed>(provider => provider.GetRequiredService<MuteDeed>())
            .AddSingleton<IDeed, UnmuteDeed>()
            .AddSingleton<IDeed>(new RecordDeed(CaseKind.Note))
            .AddSingleton<IDeed>(new RecordDeed(CaseKind.Warn))
            .AddSingleton<AllDeeds>();

    private static IServiceCollection AddEnforcement(this IServiceCollection services) =>
        services
            .AddSingleton<PersonLocks>()
            .AddSingleton<EvidenceReach>()
            .AddSingleton<MessageTurns>()
            .AddSingleton<CaseHolds>()
            .AddSingleton<DmChannels>()
            .AddSingleton<DmOpenings>()
            .AddSingleton<DirectNotices>()
            .AddSingleton<Attempts>()
            .AddSingleton<Openings>()
            .AddSingleton<Performance>()
            .AddSingleton<Enforcement>()
            .AddSingleton<OutcomeReply>()
            .AddSingleton<PublicReplies>()
            .AddSingleton<StaffCalls>()
            .AddJob<CarryOutJob, CarryOut>(AsLongAsDiscordIsDown)
            .AddJob<EndCaseJob, ExpireCase>(AsLongAsDiscordIsDown)
            .AddJob<RenewMuteJob, RenewMute>(AsLongAsDiscordIsDown)
            .AddJob<SendNoticeJob, SendNotice>(new JobSettings { Concurrency = 4, MaxAttempts = 10 })
            .AddJob<SweepLocksJob, SweepLocks>()
            .AddSchedule("aegis.locks.sweep", "41 * * * *", at => new SweepLocksJob(at))
            .AddListener<MemberJoined, MuteReturning>();

    private static IServiceCollection AddCommands(this IServiceCollection services) =>
        services
            .AddCommand<NoteUser>()
            .AddModeration<WarnMember>()
            .AddModeration<MuteMember>()
            .AddModeration<UnmuteMember>()
            .AddModeration<KickMember>()
            .AddModeration<BanUser>()
            .AddModeration<TempbanUser>()
            .AddModeration<SoftbanUser>()
            .AddModeration<UnbanUser>()
            .AddCommand<UserInfo>()
            .AddCommand<QuickBan>()
            .AddCommand<QuickWarn>()
            .AddSingleton<Reports>()
            .AddCommand<ReportMessage>()
            .AddComponent<ConfirmBan>()
            .AddComponent<CancelBan>()
            .AddModal<WarnForm>()
            .AddModal<ReportForm>();

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
