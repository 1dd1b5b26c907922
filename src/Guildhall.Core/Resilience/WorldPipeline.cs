using System.Runtime.ExceptionServices;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Guildhall.Core.Resilience;

/// <summary>
/// Calls one outside world: a total budget, around retries with jitter, around the breaker, around a time-out for each
/// attempt. One instance for a world, shared, since it holds the breaker. Made by <see cref="WorldPipelines"/>.
/// </summary>
public sealed class WorldPipeline
{
    private static readonly ResiliencePropertyKey<Call> CallKey = new("guildhall.call");

    private readonly WorldPolicy policy;
    private readonly TimeProvider time;
    private readonly ResilienceMetrics metrics;
    private readonly ResiliencePipeline pipeline;
    private volatile BreakerState state;

    internal WorldPipeline(WorldPolicy policy, TimeProvider time, Func<double> jitter, ResilienceMetrics metrics)
    {
        policy.Validate();
        this.policy = policy;
        this.time = time;
        this.metrics = metrics;
        pipeline = Build(jitter);
    }

    public string World => policy.World;

    /// <summary>For health pages: an open breaker means that the world is taken for gone.</summary>
    public BreakerState State => state;

    /// <summary>Runs the attempt until it succeeds, is rejected, or the policy gives up.</summary>
    /// <exception cref="WorldUnavailableException">The breaker is open, or the budget is spent.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> ExecuteAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellation)
    {
        var call = new Call(time.GetUtcNow() + policy.Budget, cancellation);
        var context = ResilienceContextPool.Shared.Get(cancellation);
        context.Properties.Set(CallKey, call);
        try
        {
            var outcome = await pipeline.ExecuteOutcomeAsync(RunAsync, context, attempt);
            if (outcome.Exception is { } exception)
            {
                ExceptionDispatchInfo.Throw(Translate(exception, call));
            }

            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<T>> RunAsync<T>(ResilienceContext context, Func<CancellationToken, Task<T>> attempt)
    {
        var started = time.GetTimestamp();
        try
        {
            var result = await attempt(context.CancellationToken);
            metrics.Attempted(World, "ok", time.GetElapsedTime(started));
            return Outcome.FromResult(result);
        }
#pragma warning disable CA1031 // An outcome carries the exception on; nothing is swallowed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var call = context.Properties.GetValue(CallKey, default!);
            var isOurs = exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested;
            metrics.Attempted(World, Name(exception, call, isOurs), time.GetElapsedTime(started));
            return Outcome.FromException<T>(exception);
        }
    }

    private string Name(Exception exception, Call call, bool isOurs) =>
        (isOurs, call.Cancellation.IsCancellationRequested) switch
        {
            (true, true) => "cancelled",
            (true, false) => "timed_out",
            _ => policy.Classify(exception).Kind switch
            {
                WorldFaultKind.Rejected => "rejected",
                WorldFaultKind.RateLimited => "rate_limited",
                _ => "failed",
            },
        };

    private ResiliencePipeline Build(Func<double> jitter)
    {
        var builder = new ResiliencePipelineBuilder { Name = World, TimeProvider = time };
        builder.AddTimeout(new TimeoutStrategyOptions { Timeout = policy.Budget });
        if (policy.Retries > 0)
        {
            builder.AddRetry(Retry(jitter));
        }

        builder.AddConsecutiveBreaker(
            new ConsecutiveBreakerOptions
            {
                FailuresToOpen = policy.FailuresToOpen,
                TrialEvery = policy.TrialEvery,
                Judge = Judge,
                OnChange = changed =>
                {
                    state = changed;
                    metrics.BreakerChanged(World, changed);
                },
            }
        );
        return builder.AddTimeout(new TimeoutStrategyOptions { Timeout = policy.AttemptTimeout }).Build();
    }

    private RetryStrategyOptions Retry(Func<double> jitter) =>
        new()
        {
            MaxRetryAttempts = policy.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = policy.FirstWait,
            MaxDelay = policy.LongestWait,
            Randomizer = jitter,
            ShouldHandle = arguments =>
                ValueTask.FromResult(ShouldRetry(arguments.Outcome.Exception, arguments.Context)),
            DelayGenerator = arguments => ValueTask.FromResult(Fault(arguments.Outcome.Exception)?.RetryAfter),
        };

    private bool ShouldRetry(Exception? exception, ResilienceContext context)
    {
        var call = context.Properties.GetValue(CallKey, default!);
        if (exception is null or BrokenCircuitException || context.CancellationToken.IsCancellationRequested)
        {
            return false;
        }

        call.LastFailure = exception;
        var fault = Fault(exception)!.Value;
        // A wait that outlasts the budget cannot help: the caller learns now what the world asked for.
        return fault.Kind != WorldFaultKind.Rejected
            && time.GetUtcNow() + (fault.RetryAfter ?? TimeSpan.Zero) < call.Deadline;
    }

    private WorldFault? Fault(Exception? exception) =>
        exception switch
        {
            null => null,
            TimeoutRejectedException => WorldFault.Failed,
            _ => policy.Classify(exception),
        };

    private BreakerVerdict Judge(Exception exception, ResilienceContext context)
    {
        if (exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested)
        {
            // Either the caller left, or the budget ran out while the world was silent; only the second is a failure.
            return context.Properties.GetValue(CallKey, default!).Cancellation.IsCancellationRequested
                ? BreakerVerdict.Neutral
                : BreakerVerdict.Failure;
        }

        return Fault(exception)!.Value.Kind switch
        {
            WorldFaultKind.Failed => BreakerVerdict.Failure,
            WorldFaultKind.RateLimited when state == BreakerState.Closed => BreakerVerdict.Neutral,
            _ => BreakerVerdict.Success,
        };
    }

    private Exception Translate(Exception exception, Call call) =>
        exception switch
        {
            BrokenCircuitException broken => new WorldUnavailableException(
                World,
                WorldOutage.BreakerOpen,
                broken.RetryAfter,
                call.LastFailure
            ),
            TimeoutRejectedException => new WorldUnavailableException(
                World,
                WorldOutage.TimedOut,
                null,
                call.LastFailure ?? exception
            ),
            OperationCanceledException when call.Cancellation.IsCancellationRequested => new OperationCanceledException(
                exception.Message,
                exception,
                call.Cancellation
            ),
            _ => exception,
        };

    private sealed class Call(DateTimeOffset deadline, CancellationToken cancellation)
    {
        public CancellationToken Cancellation => cancellation;

        public DateTimeOffset Deadline => deadline;

        public Exception? LastFailure { get; set; }
    }
}
