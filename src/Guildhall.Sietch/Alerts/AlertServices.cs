using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Alerts;

internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) =>
        services
            .AddSingleton<AlertBook>()
            .AddSingleton<AlertText>()
            .AddSingleton<AlertPanel>()
            .AddSingleton<SelfEndpoints>()
            .AddCommand<ShowAlerts>()
            .AddCommand<TestAlert>()
            .AddComponent<ToggleAlerts>()
            .AddComponent<ChooseAlertPace>()
            .AddJob<SendAlertJob, SendAlert>(new JobSettings { MaxAttempts = 12 })
            .AddJob<RetryAlertsJob, RetryAlerts>()
            .AddJob<ForgetAlertsJob, ForgetAlerts>()
            .AddSchedule("sietch.alerts.retry", "*/5 * * * *", at => new RetryAlertsJob(at))
            .AddSchedule("sietch.alerts.forget", "41 3 * * *", at => new ForgetAlertsJob(at));
}
