using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Cases;

internal static class CaseServices
{
    public static IServiceCollection AddAegisCases(this IServiceCollection services) =>
        services
            .AddSingleton<CaseBook>()
            .AddSingleton<CaseButtons>()
            .AddSingleton<CaseAdministration>()
            .AddSingleton<CaseEditor>()
            .AddSingleton<KeptFiles>()
            .AddSingleton<CaseLists>()
            .AddSingleton<CaseRevocations>()
            .AddSingleton<CaseNames>()
            .AddSingleton<GuildProblems>()
            .AddSingleton<HistoryPages>()
            .AddSingleton<ISettingsListener, ModLogMoved>()
            .AddJob<PostCaseJob, PostCase>(new JobSettings { Concurrency = 8, MaxAttempts = 10 })
            .AddJob<CatchUpLogJob, CatchUpLog>()
            .AddJob<TellModLogJob, TellModLog>()
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
}
