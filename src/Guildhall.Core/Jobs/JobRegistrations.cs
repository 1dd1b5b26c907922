using Guildhall.Core.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Guildhall.Core.Jobs;

public static class JobRegistrations
{
    /// <summary>This process runs the registered jobs and schedules. Without it they are only enqueued here.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<JobOptions, JobOptions.Validator>()
            .Bind(configuration.GetSection(JobOptions.Section));
        services.AddMetrics();
        services.TryAddSingleton<JobMetrics>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, JobRunner>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Scheduler>());
        return services;
    }

    /// <summary>The handler runs this kind of job; it is made anew, in a scope, for each attempt.</summary>
    public static IServiceCollection AddJob<TJob, THandler>(
        this IServiceCollection services,
        JobSettings? settings = null
    )
        where TJob : IJob<TJob>
        where THandler : class, IJobHandler<TJob>
    {
        services.TryAddScoped<THandler>();
        services.AddSingleton(JobRegistration.Of<TJob, THandler>(settings ?? new JobSettings()));
        return services;
    }

    /// <summary>
    /// Enqueues a job at every occurrence: once over all replicas, and once for all that were missed while none ran.
    /// </summary>
    /// <param name="services">The host's.</param>
    /// <param name="name">Stable: <c>onomancer.digest</c>.</param>
    /// <param name="cron">Five fields: minute, hour, day, month, weekday.</param>
    /// <param name="job">The job of an occurrence.</param>
    /// <param name="zone">An IANA zone; its clock changes skip or repeat nothing. Default UTC.</param>
    /// <exception cref="ArgumentException">The cron text or the zone is wrong.</exception>
    public static IServiceCollection AddSchedule<TJob>(
        this IServiceCollection services,
        string name,
        string cron,
        Func<DateTimeOffset, TJob> job,
        string zone = "UTC"
    )
        where TJob : IJob<TJob>
    {
        var occurrences = new Occurrences(cron, zone);
        return services.AddSingleton(
            new ScheduleRegistration(name, occurrences, (unit, at) => unit.EnqueueAsync(job(at)))
        );
    }
}

internal sealed record ScheduleRegistration(
    string Name,
    Occurrences Occurrences,
    Func<Unit, DateTimeOffset, Task> EnqueueAsync
);
