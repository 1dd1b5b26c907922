using Guildhall.Core.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Announcements;

internal static class AnnouncementServices
{
    // Discord may be away for hours: what waits is not given up.
    private static readonly JobSettings patient = new() { MaxAttempts = 1000 };

    public static IServiceCollection AddAnnouncements(this IServiceCollection services) =>
        services
            .AddSingleton<Noticeboard>()
            .AddJob<OrderAnnouncementsJob, OrderAnnouncements>(new JobSettings { Concurrency = 1 })
            .AddJob<PostDoorJob, PostDoor>(patient with { Concurrency = 1 })
            .AddJob<PostCensusJob, PostCensus>(patient with { Concurrency = 1 })
            .AddSchedule("sietch.announce", "* * * * *", at => new OrderAnnouncementsJob(at));
}
