using Guildhall.Core.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Guildhall.Core.Commands;

/// <summary>Brings a gateway event to its listeners, one after the other; one that fails does not keep it from the next.</summary>
public sealed partial class EventRouter
{
    private readonly IServiceProvider services;
    private readonly CommandMetrics metrics;
    private readonly ILogger<EventRouter> log;

    internal EventRouter(IServiceProvider services, CommandMetrics metrics, ILogger<EventRouter> log)
    {
        this.services = services;
        this.metrics = metrics;
        this.log = log;
    }

    /// <summary>True where somebody listens to events of that type; the client need not even read the others.</summary>
    public bool HasListeners<TEvent>() => services.GetServices<ListenerEntry<TEvent>>().Any();

    /// <summary>Only the caller's cancellation is thrown.</summary>
    public async Task DispatchAsync<TEvent>(TEvent happened, CancellationToken cancellation)
    {
        foreach (var listener in services.GetServices<ListenerEntry<TEvent>>())
        {
            try
            {
                await listener.Run(services, happened, cancellation);
                metrics.Listened(listener.Name, "ok");
            }
            catch (Exception exception)
                when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                metrics.Listened(listener.Name, "failed");
                Failed(exception, ErrorIds.New(), listener.Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Error {ErrorId} in listener {Listener}")]
    private partial void Failed(Exception exception, string errorId, string listener);
}
