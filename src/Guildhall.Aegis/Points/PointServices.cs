using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Aegis.Points;

internal static class PointServices
{
    public static IServiceCollection AddPoints(this IServiceCollection services) =>
        services
            .AddSingleton<PointLadders>()
            .AddJob<ClimbLadderJob, ClimbLadder>(new JobSettings { Concurrency = 4, MaxAttempts = 20 });
}
