using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Eligibility.Following;

internal static class FollowingServices
{
    public static IServiceCollection AddFollowing(this IServiceCollection services) =>
        services
            .AddJob<FollowSnapshotsJob, FollowSnapshots>()
            .AddSchedule("sietch.snapshots.follow", "* * * * *", at => new FollowSnapshotsJob(at));

    public static IServiceCollection AddFollower<T>(this IServiceCollection services)
        where T : class, ISnapshotFollower => services.AddSingleton<ISnapshotFollower, T>();
}
