using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Actions.Notices;
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
using Guildhall.Core.Jobs;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Gateway.Events;
using Guildhall.Discord.Rest;
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
        AddObserved(services);
        services.AddAegisChannels().AddAegisPersons().AddAegisMass();
        services
            .AddAutoMod()
            .AddPoints()
            .AddQuarantine()
            .AddRaids()
            .AddAppeals()
            .AddWelcome()
            .AddImport()
            .AddPrivacy()
            .AddAegisWebhooks()
            .AddAutoModTriggers();
        return services.AddSingleton<AegisMetrics>();
    }

    public static IEndpointRouteBuilder MapAegis(this IEndpointRouteBuilder endpoints)
    {
        AppealEndpoints.Map(endpoints);
        PrivacyEndpoints.Map(endpoints);
        return endpoints;
    }

    /// <summary>Each kind of event once, whoever listens to it.</summary>
    private static void AddEvents(IServiceCollection services) =>
        services
            .AddGatewayEvent("GUILD_CREATE", GatewayJson.Default.GuildAvailable)
            .AddGatewayEvent("GUILD_MEMBER_ADD", GatewayJson.Default.MemberJoined)
            .AddGatewayEvent("GUILD_MEMBER_UPDATE", GatewayJson.Default.MemberChanged)
            .AddGatewayEvent("GUILD_MEMBER_REMOVE", GatewayJson.Default.MemberLeft)
            .AddGatewayEvent("GUILD_BAN_ADD", AegisEventsJson.Default.BanGiven)
            .AddGatewayEvent("GUILD_BAN_REMOVE", AegisEventsJson.Default.BanLifted)
            .AddGatewayEvent("GUILD_AUDIT_LOG_ENTRY_CREATE", GatewayJson.Default.AuditLogEntry)
            .AddGatewayEvent(EventsMissed.Type, GatewayJson.Default.EventsMissed);

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
            .AddJob<RanksJob, ReadRanks>(new JobSettings { Concurrency = 1 })
            .AddCommand<ShowPermissions>()
            .AddCommand<GrantPermission>()
            .AddCommand<RevokePermission>()
            .AddCommand<ResetPermissions>()
            .AddAutocomplete<SuggestRight>()
            .AddAutocomplete<SuggestGrantedRight>();

    private static void AddSettings(IServiceCollection services) =>
        services
            .AddSingleton<GuildSettingsBook>()
            .AddSingleton<SettingsEditor>()
            .AddCommand<ShowSettings>()
            .AddCommand<SetSetting>()
            .AddCommand<SettingsHistory>()
            .AddCommand<DiffSettings>()
            .AddCommand<RollBackSettings>()
            .AddCommand<ExportSettings>()
            .AddCommand<ImportSettings>()
            .AddAutocomplete<SuggestSetting>()
            .AddAutocomplete<SuggestSettingToShow>()
            .AddAutocomplete<SuggestSettingValue>()
            .AddSingleton<ISettingsListener, ModLogMoved>();

    private static void AddCases(IServiceCollection services) =>
        services
            .AddSingleton<CaseBook>()
            .AddSingleton<CaseButtons>()
            .AddSingleton<CaseAdministration>()
            .AddSingleton<CaseEditor>()
            .AddSingleton<CaseLists>()
            .AddSingleton<CaseRevocations>()
            .AddSingleton<CaseNames>()
            .AddSingleton<GuildProblems>()
            .AddSingleton<HistoryPages>()
            .AddJob<PostCaseJob, PostCase>(new JobSettings { Concurrency = 8, MaxAttempts = 10 })
            .AddJob<CatchUpLogJob, CatchUpLog>()
            .AddJob<KeepEvidenceJob, KeepEvidence>(new JobSettings { Concurrency = 2, MaxAttempts = 8 })
            .AddCommand<ViewCase>()
            .AddCommand<SearchCases>()
            .AddCommand<EditCase>()
            .AddCommand<DeleteCase>()
            .AddCommand<RestoreCase>()
            .AddCommand<LinkCases>()
            .AddCommand<AddEvidence>()
            .AddCommand<ChangeDuration>()
            .AddCommand<WithdrawCase>()
            .AddCommand<HideCase>()
            .AddCommand<NoteOnCase>()
            .AddCommand<LabelCase>()
            .AddCommand<ShowMemberHistory>()
            .AddCommand<ShowModStats>()
            .AddComponent<AskReason>()
            .AddComponent<AskDuration>()
            .AddComponent<AskNote>()
            .AddComponent<RevokeCase>()
            .AddComponent<ShowHistory>()
            .AddModal<ReasonForm>()
            .AddModal<DurationForm>()
            .AddModal<NoteForm>();

    private static void AddObserved(IServiceCollection services) =>
        services
            .AddSingleton<ObservedEntries>()
            .AddListener<AuditLogEntry, HearAuditLog>()
            .AddListener<GuildAvailable, OrderAuditLog>()
            .AddListener<EventsMissed, OrderAuditLog>()
            .AddListener<BanGiven, HearBans>()
            .AddListener<BanLifted, HearBans>()
            .AddJob<ReadAuditLogJob, ReadAuditLog>(new JobSettings { Concurrency = 2, MaxAttempts = 20 });

    private static void AddActions(IServiceCollection services)
    {
        services
            .AddSingleton<IDeed, BanDeed>()
            .AddSingleton<IDeed, UnbanDeed>()
            .AddSingleton<IDeed, SoftbanDeed>()
            .AddSingleton<IDeed, KickDeed>()
            .AddSingleton<MuteDeed>()
            .AddSingleton<IDeed>(provider => provider.GetRequiredService<MuteDeed>())
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
            .AddSingleton<OutcomeReply>()
            .AddSingleton<PublicReplies>()
            .AddSingleton<StaffCalls>()
            .AddJob<CarryOutJob, CarryOut>(AsLongAsDiscordIsDown)
            .AddJob<EndCaseJob, ExpireCase>(AsLongAsDiscordIsDown)
            .AddJob<RenewMuteJob, RenewMute>(AsLongAsDiscordIsDown)
            .AddListener<MemberJoined, MuteReturning>();
        AddActionCommands(services);
    }

    private static void AddActionCommands(IServiceCollection services) =>
        services
            .AddCommand<NoteUser>()
            .AddCommand<WarnMember>()
            .AddCommand<MuteMember>()
            .AddCommand<UnmuteMember>()
            .AddCommand<KickMember>()
            .AddCommand<BanUser>()
            .AddCommand<TempbanUser>()
            .AddCommand<SoftbanUser>()
            .AddCommand<UnbanUser>()
            .AddCommand<UserInfo>()
            .AddCommand<QuickBan>()
            .AddCommand<QuickWarn>()
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
