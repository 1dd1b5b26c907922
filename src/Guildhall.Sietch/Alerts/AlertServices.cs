using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Alerts;

internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) =>
        services
            .AddSingleton<AlertBook>()
            .AddSingleton<AlertChoices>()
            .AddSingleton<AlertText>()
            .AddSingleton<AlertPanel>()
            .AddSingleton<SelfEndpoints>()
            .AddCommand<ShowAlerts>()
            .AddCommand<TestAlert>()
            .AddComponent<ToggleAlerts>()
            .AddComponent<ChooseAlertPace>()
            // Discord may be away for hours: what waits is not given up but by its age.
            .AddJob<SendAlertJob, SendAlert>(new JobSettings { MaxAttempts = 1000 })
            .AddJob<RetryAlertsJob, RetryAlerts>()
            .AddJob<ForgetAlertsJob, ForgetAlerts>()
            .AddSchedule("sietch.alerts.retry", "*/5 * * * *", at => new RetryAlertsJob(at))
            .AddSchedule("sietch.alerts.forget", "41 3 * * *", at => new ForgetAlertsJob(at));
}
