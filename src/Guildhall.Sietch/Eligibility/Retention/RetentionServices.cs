using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Eligibility.Retention;

internal static class RetentionServices
{
    public static IServiceCollection AddRetention(this IServiceCollection services) =>
        services
            .AddJob<ForgetHistoryJob, ForgetHistory>()
            .AddSchedule("sietch.history.forget", "17 4 * * *", at => new ForgetHistoryJob(at));
}
