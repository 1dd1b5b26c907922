using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Guildhall.Tests.Core.Storage.Suites;

/// <summary>A replica's job runner with one handler, started and stopped like the host does.</summary>
internal sealed class JobWorker : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly JobRunner runner;

    public JobWorker(
        Db db,
        TimeProvider time,
        string instance,
        Func<NumberJob, JobRun, CancellationToken, Task> handle,
        JobSettings? settings = null,
        TimeSpan? drain = null
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    [$"{JobOptions.Section}:Instance"] = instance,
                    [$"{JobOptions.Section}:Drain"] = $"{drain ?? TimeSpan.FromSeconds(5)}",
                }
            )
            .Build();
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time)
            .AddSingleton(db)
            .AddSingleton(handle)
            .AddJobs(configuration)
            .AddJob<NumberJob, Handler>(settings)
            .BuildServiceProvider();
        runner = services.GetServices<IHostedService>().OfType<JobRunner>().Single();
    }

    public async Task<JobWorker> StartAsync(CancellationToken cancellation)
    {
        await runner.StartAsync(cancellation);
        return this;
    }

    public Task StopAsync(CancellationToken cancellation) => runner.StopAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        // CancellationToken.None: a test that was cancelled still leaves nothing running.
        await runner.StopAsync(CancellationToken.None);
        await services.DisposeAsync();
    }

    private sealed class Handler(Func<NumberJob, JobRun, CancellationToken, Task> handle) : IJobHandler<NumberJob>
    {
        public Task HandleAsync(NumberJob job, JobRun run, CancellationToken cancellation) =>
            handle(job, run, cancellation);
    }
}
