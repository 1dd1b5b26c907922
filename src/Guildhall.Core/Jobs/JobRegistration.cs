using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Core.Jobs;

/// <summary>One kind and how to run it.</summary>
internal sealed record JobRegistration(
    string Kind,
    JobSettings Settings,
    Func<IServiceProvider, string, JobRun, CancellationToken, Task> RunAsync
)
{
    public static JobRegistration Of<TJob, THandler>(JobSettings settings)
        where TJob : IJob<TJob>
        where THandler : class, IJobHandler<TJob> =>
        new(
            TJob.Kind,
            settings,
            (services, payload, run, cancellation) =>
            {
                var job =
                    JsonSerializer.Deserialize(payload, TJob.Json)
                    ?? throw new JsonException($"The payload of a {TJob.Kind} is null.");
                return services.GetRequiredService<THandler>().HandleAsync(job, run, cancellation);
            }
        );
}
