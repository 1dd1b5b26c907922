using System.Net;
using Guildhall.Core.Commands;
using Guildhall.Core.Telemetry;
using Guildhall.Discord.Gateway;
using Guildhall.Discord.Rest;

namespace Guildhall.Host.Adapters.Discord;

/// <summary>Keeps the connection to Discord for as long as the program runs, and registers the commands once it stands.</summary>
internal sealed partial class DiscordService(
    GatewayClient gateway,
    DiscordRest rest,
    TimeProvider time,
    CommandRegistrar registrar,
    IHostApplicationLifetime lifetime,
    ILogger<DiscordService> log
) : BackgroundService, IHealthProbe
{
    private static readonly TimeSpan betweenTries = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "discord";

    /// <summary>Completes when Discord has the commands: from then on members can use them.</summary>
    public Task Registered => registered.Task;

    public Task<HealthReading> CheckAsync(CancellationToken cancellation)
    {
        var shards = gateway.Status;
        var down = shards.Count(s => s.State != ShardState.Ready);
        var reading = (gateway.Ready.IsCompletedSuccessfully, Registered.IsCompletedSuccessfully, down) switch
        {
            (false, _, _) => new HealthReading(HealthState.Down, "Not connected to Discord yet."),
            (_, false, _) => new HealthReading(HealthState.Down, "The commands are not registered yet."),
            (_, _, 0) => HealthReading.Healthy,
            _ when down == shards.Count => new HealthReading(
                HealthState.Down,
                "The connection to Discord is lost; reconnecting."
            ),
            _ => new HealthReading(HealthState.Degraded, $"{down} of {shards.Count} shards are reconnecting."),
        };
        return Task.FromResult(reading);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ReachAsync(stoppingToken);
            await Task.WhenAll(gateway.RunAsync(stoppingToken), RegisterAsync(stoppingToken));
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // Nothing here comes right by waiting: a wrong token, intents that are switched off.
            if (Advice(exception) is { } advice)
            {
                Refused(advice);
            }
            else
            {
                Lost(exception);
            }

            Environment.ExitCode = CommandLine.ExitCode.Failed;
            lifetime.StopApplication();
        }
    }

    /// <summary>Discord may be away when we start; a token that it refuses stays refused.</summary>
    private async Task ReachAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await rest.GetGatewayBotAsync(cancellation);
                return;
            }
            catch (DiscordApiException exception) when (exception.IsTransient)
            {
                Away(exception.Message);
                await Task.Delay(betweenTries, time, cancellation);
            }
        }
    }

    private async Task RegisterAsync(CancellationToken cancellation)
    {
        await gateway.Ready.WaitAsync(cancellation);
        await registrar.RegisterAsync(cancellation);
        registered.TrySetResult();
    }

    /// <summary>What the operator can do about it; null where that is not known.</summary>
    private static string? Advice(Exception exception) =>
        exception switch
        {
            DiscordApiException { Status: HttpStatusCode.Unauthorized } or GatewayFatalException { CloseCode: 4004 } =>
                "it does not know the token in GUILDHALL__DISCORD__TOKEN",
            GatewayFatalException fatal => fatal.Message,
            _ => null,
        };

    [LoggerMessage(LogLevel.Warning, "Discord cannot be reached; trying again in 5 s: {Why}")]
    private partial void Away(string why);

    [LoggerMessage(LogLevel.Critical, "Discord refuses us; stopping: {Advice}")]
    private partial void Refused(string advice);

    [LoggerMessage(LogLevel.Critical, "Discord cannot be used; stopping")]
    private partial void Lost(Exception exception);
}
