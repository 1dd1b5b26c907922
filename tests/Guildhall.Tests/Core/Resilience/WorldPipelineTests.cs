using Guildhall.Core.Resilience;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Core.Resilience;

public sealed class WorldPipelineTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly ManualTime time = new();
    private readonly TestMeters meters = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => meters.Dispose();

    [Fact]
    public async Task A_failure_is_tried_again_after_a_wait_with_jitter()
    {
        var pipeline = Pipeline();
        var calls = 0;
        var call = pipeline.ExecuteAsync(
            _ => ++calls < 3 ? throw new IOException() : Task.FromResult("ok"),
            Cancellation
        );

        await AdvanceUntilDoneAsync(call, TimeSpan.FromMilliseconds(100));

        Assert.Equal("ok", await call);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_rejection_is_not_tried_again_and_comes_as_it_was_thrown()
    {
        var pipeline = Pipeline();
        var calls = 0;

        var thrown = await Assert.ThrowsAsync<ArgumentException>(() =>
            pipeline.ExecuteAsync<string>(
                _ =>
                {
                    calls++;
                    throw new ArgumentException("bad request");
                },
                Cancellation
            )
        );

        Assert.Equal("bad request", thrown.Message);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_rate_limit_is_waited_out_for_as_long_as_it_asks()
    {
        var pipeline = Pipeline();
        var calls = 0;
        var call = pipeline.ExecuteAsync(
            _ => ++calls == 1 ? throw new Limited(TimeSpan.FromSeconds(20)) : Task.FromResult("ok"),
            Cancellation
        );

        time.Advance(TimeSpan.FromSeconds(19.9));
        Assert.Equal(1, calls);
        await AdvanceUntilDoneAsync(call, TimeSpan.FromMilliseconds(100));

        Assert.Equal("ok", await call);
    }

    [Fact]
    public async Task A_rate_limit_longer_than_the_budget_is_passed_on_at_once()
    {
        var pipeline = Pipeline();

        var thrown = await Assert.ThrowsAsync<Limited>(() =>
            pipeline.ExecuteAsync<string>(_ => throw new Limited(TimeSpan.FromMinutes(5)), Cancellation)
        );

        Assert.Equal(TimeSpan.FromMinutes(5), thrown.Wait);
    }

    [Fact]
    public async Task A_silent_world_is_given_up_within_the_budget()
    {
        var pipeline = Pipeline(p => p with { FailuresToOpen = 100 });
        var start = time.GetUtcNow();
        var call = pipeline.ExecuteAsync(
            token => new TaskCompletionSource<string>().Task.WaitAsync(token),
            Cancellation
        );

        await AdvanceUntilDoneAsync(call, Second);

        var thrown = await Assert.ThrowsAsync<WorldUnavailableException>(() => call);
        Assert.Equal(WorldOutage.TimedOut, thrown.Outage);
        Assert.InRange(time.GetUtcNow() - start, Second, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Five_failures_in_a_row_open_the_breaker_and_nothing_is_sent()
    {
        var pipeline = Pipeline(p => p with { Retries = 0 });
        await FailAsync(pipeline, 5);
        var calls = 0;

        var thrown = await Assert.ThrowsAsync<WorldUnavailableException>(() =>
            pipeline.ExecuteAsync(_ => Task.FromResult(++calls), Cancellation)
        );

        Assert.Equal(WorldOutage.BreakerOpen, thrown.Outage);
        Assert.Equal(TimeSpan.FromSeconds(30), thrown.RetryAfter);
        Assert.Equal(0, calls);
        Assert.Equal(BreakerState.Open, pipeline.State);
    }

    [Fact]
    public async Task A_success_between_failures_keeps_the_breaker_closed()
    {
        var pipeline = Pipeline(p => p with { Retries = 0 });
        await FailAsync(pipeline, 4);
        await pipeline.ExecuteAsync(_ => Task.FromResult(1), Cancellation);
        await FailAsync(pipeline, 4);

        Assert.Equal(BreakerState.Closed, pipeline.State);
    }

    [Fact]
    public async Task After_the_wait_exactly_one_trial_goes_out_and_its_success_closes_the_breaker()
    {
        var pipeline = Pipeline(p => p with { Retries = 0 });
        await FailAsync(pipeline, 5);
        time.Advance(TimeSpan.FromSeconds(30));
        var release = new TaskCompletionSource<int>();
        var calls = 0;
        var callers = Enumerable
            .Range(0, 50)
            .Select(_ =>
                pipeline.ExecuteAsync(
                    _ =>
                    {
                        Interlocked.Increment(ref calls);
                        return release.Task;
                    },
                    Cancellation
                )
            )
            .ToArray();

        Assert.Equal(1, calls);
        Assert.Equal(49, callers.Count(c => c.IsFaulted));
        release.SetResult(1);
        await callers.Single(c => !c.IsFaulted);
        Assert.Equal(BreakerState.Closed, pipeline.State);
    }

    [Fact]
    public async Task A_failed_trial_waits_the_whole_time_again()
    {
        var pipeline = Pipeline(p => p with { Retries = 0 });
        await FailAsync(pipeline, 5);
        time.Advance(TimeSpan.FromSeconds(30));
        await FailAsync(pipeline, 1);

        time.Advance(TimeSpan.FromSeconds(29));
        await Assert.ThrowsAsync<WorldUnavailableException>(() =>
            pipeline.ExecuteAsync(_ => Task.FromResult(1), Cancellation)
        );
        time.Advance(Second);
        Assert.Equal(1, await pipeline.ExecuteAsync(_ => Task.FromResult(1), Cancellation));
    }

    [Fact]
    public async Task A_cancelled_trial_is_given_back()
    {
        var pipeline = Pipeline(p => p with { Retries = 0 });
        await FailAsync(pipeline, 5);
        time.Advance(TimeSpan.FromSeconds(30));
        await CancelOneAsync(pipeline);

        Assert.Equal(1, await pipeline.ExecuteAsync(_ => Task.FromResult(1), Cancellation));
    }

    [Fact]
    public async Task The_callers_cancellation_never_counts()
    {
        var pipeline = Pipeline(p => p with { Retries = 0 });
        for (var i = 0; i < 20; i++)
        {
            await CancelOneAsync(pipeline);
        }

        Assert.Equal(BreakerState.Closed, pipeline.State);
    }

    [Fact]
    public async Task Rate_limits_never_count()
    {
        var pipeline = Pipeline(p => p with { Retries = 0 });
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<Limited>(() =>
                pipeline.ExecuteAsync<int>(_ => throw new Limited(Second), Cancellation)
            );
        }

        Assert.Equal(BreakerState.Closed, pipeline.State);
    }

    [Fact]
    public async Task Time_outs_count_as_failures()
    {
        var pipeline = Pipeline(p => p with { Retries = 0, Budget = Second, AttemptTimeout = Second });
        for (var i = 0; i < 5; i++)
        {
            var call = pipeline.ExecuteAsync(
                token => new TaskCompletionSource<int>().Task.WaitAsync(token),
                Cancellation
            );
            time.Advance(Second);
            await Assert.ThrowsAsync<WorldUnavailableException>(() => call);
        }

        Assert.Equal(BreakerState.Open, pipeline.State);
    }

    [Fact]
    public async Task An_http_time_out_is_a_failure_and_not_the_callers_cancellation()
    {
        var pipeline = Pipeline(p => p with { Retries = 0 });
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<TaskCanceledException>(() =>
                pipeline.ExecuteAsync<int>(_ => throw new TaskCanceledException("HttpClient.Timeout"), Cancellation)
            );
        }

        Assert.Equal(BreakerState.Open, pipeline.State);
    }

    [Fact]
    public async Task A_call_from_before_the_break_does_not_decide_the_trial()
    {
        var pipeline = Pipeline(p => p with { Retries = 0 });
        var old = new TaskCompletionSource<int>();
        var early = pipeline.ExecuteAsync(_ => old.Task, Cancellation);
        await FailAsync(pipeline, 5);

        old.SetResult(1);
        await early;

        Assert.Equal(BreakerState.Open, pipeline.State);
    }

    [Fact]
    public void A_policy_out_of_range_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            Pipeline(p => p with { AttemptTimeout = TimeSpan.FromHours(2) })
        );

    private static async Task FailAsync(WorldPipeline pipeline, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Assert.ThrowsAsync<IOException>(() =>
                pipeline.ExecuteAsync<int>(_ => throw new IOException(), Cancellation)
            );
        }
    }

    private static async Task CancelOneAsync(WorldPipeline pipeline)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var call = pipeline.ExecuteAsync(token => new TaskCompletionSource<int>().Task.WaitAsync(token), leaving.Token);
        await leaving.CancelAsync();
        var thrown = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(leaving.Token, thrown.CancellationToken);
    }

    // A retry arms its timer on another thread: the clock moves only while one waits beside the budget's own.
    private async Task AdvanceUntilDoneAsync(Task call, TimeSpan step)
    {
        while (!call.IsCompleted)
        {
            Cancellation.ThrowIfCancellationRequested();
            if (time.Waiting >= 2)
            {
                time.Advance(step);
            }

            await Task.Yield();
        }
    }

    private WorldPipeline Pipeline(Func<WorldPolicy, WorldPolicy>? change = null)
    {
        var policy = new WorldPolicy
        {
            World = "test",
            Classify = exception =>
                exception switch
                {
                    Limited limited => new(WorldFaultKind.RateLimited, limited.Wait),
                    ArgumentException => WorldFault.Rejected,
                    _ => WorldFault.Failed,
                },
        };
        return new WorldPipelines(time, new ResilienceMetrics(meters), new Random(7)).Create(
            change?.Invoke(policy) ?? policy
        );
    }

    private sealed class Limited(TimeSpan wait) : Exception
    {
        public TimeSpan Wait => wait;
    }
}
