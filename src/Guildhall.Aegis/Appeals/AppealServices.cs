using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Appeals;

internal static class AppealServices
{
    public static IServiceCollection AddAppeals(this IServiceCollection services) =>
        services
            .AddSingleton<AppealBook>()
            .AddSingleton<AppealDesk>()
            .AddSingleton<AppealDecisions>()
            .AddSingleton<AppealMessage>()
            .AddSingleton<AppellantNotices>()
            .AddSingleton<AppealEndpoints>()
            .AddSingleton<StaffAppealEndpoints>()
            .AddCommand<ListAppeals>()
            .AddCommand<ViewAppeal>()
            .AddCommand<ApproveAppeal>()
            .AddCommand<DenyAppeal>()
            .AddCommand<AskAppellant>()
            .AddCommand<MarkFinal>()
            .AddComponent<PressAppealButton>()
            .AddModal<SubmitAppealForm>()
            .AddJob<PostAppealJob, PostAppeal>(new JobSettings { Concurrency = 1, MaxAttempts = 10 })
            .AddJob<TellAppellantJob, TellAppellant>()
            .AddJob<FinishAppealJob, FinishAppeal>(
                new JobSettings
                {
                    MaxAttempts = 60,
                    FirstWait = TimeSpan.FromSeconds(1),
                    LongestWait = TimeSpan.FromMinutes(15),
                }
            );
}
