using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace Guildhall.Host.Adapters.Google;

/// <summary>Tries again what may pass: with growing, jittered waits, or as long as Google asks for.</summary>
internal sealed partial class GoogleRetries
{
    private readonly ResiliencePipeline pipeline;
    private readonly ILogger<GoogleRetries> log;

    public GoogleRetries(IOptions<GoogleOptions> options, TimeProvider time, ILogger<GoogleRetries> log)
    {
        this.log = log;
        var set = options.Value;
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (set.Retries > 0)
        {
            builder.AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = set.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = set.FirstDelay,
                    MaxDelay = set.LongestWait,
                    ShouldHandle = arguments =>
                        ValueTask.FromResult(
                            arguments.Outcome.Exception is GoogleFailureException { IsTransient: true } failure
                                && !(failure.RetryAfter > set.LongestWait)
                        ),
                    DelayGenerator = arguments =>
                        ValueTask.FromResult((arguments.Outcome.Exception as GoogleFailureException)?.RetryAfter),
                    OnRetry = arguments =>
                    {
                        var failure = (GoogleFailureException)arguments.Outcome.Exception!;
                        Retrying(failure.Status, arguments.AttemptNumber + 1, arguments.RetryDelay);
                        return ValueTask.CompletedTask;
                    },
                }
            );
        }

        pipeline = builder.Build();
    }

    /// <param name="attempt">Has to be safe to repeat after an attempt whose effect is unknown.</param>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellation) =>
        await pipeline.ExecuteAsync(async token => await attempt(token), cancellation);

    [LoggerMessage(LogLevel.Warning, "Google answered {Status}: retry {Retry} in {Delay}")]
    private partial void Retrying(int status, int retry, TimeSpan delay);
}
