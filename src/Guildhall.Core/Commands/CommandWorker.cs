using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Guildhall.Core.Commands;

/// <summary>Runs what the router has accepted, many at a time; at the stop, first what has been accepted already.</summary>
internal sealed class CommandWorker(CommandRouter router, IOptions<CommandsOptions> options) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        router.Close();
        if (ExecuteTask is { } running)
        {
            await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.StopAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(
            // Ended by closing the router, not by the token, or what waits would be lost.
            router.Waiting.ReadAllAsync(CancellationToken.None),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Value.Concurrency,
                CancellationToken = stoppingToken,
            },
            async (arrival, cancellation) => await router.RouteAsync(arrival, cancellation)
        );
}
