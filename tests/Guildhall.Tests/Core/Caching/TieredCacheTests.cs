using FsCheck;
using FsCheck.Fluent;
using Guildhall.Core.Caching;
using Guildhall.Tests.Kit;

namespace Guildhall.Tests.Core.Caching;

public sealed class TieredCacheTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly TestMeters meters = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => meters.Dispose();

    [Fact]
    public async Task A_thousand_callers_cost_one_computation()
    {
        using var cache = Cache();
        var computed = 0;
        var release = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Enumerable
            .Range(0, 1000)
            .Select(_ =>
                Task.Run(
                    async () =>
                        await cache.GetAsync(
                            "key",
                            _ =>
                            {
                                Interlocked.Increment(ref computed);
                                return release.Task;
                            },
                            Cancellation
                        ),
                    Cancellation
                )
            )
            .ToArray();

        release.SetResult("value");
        var values = await Task.WhenAll(callers);

        Assert.Equal(1, computed);
        Assert.All(values, v => Assert.Equal("value", v));
        Assert.Equal(1000, cache.Statistics().Hits + cache.Statistics().Misses);
    }

    [Fact]
    public async Task One_callers_cancellation_leaves_the_others_their_value()
    {
        using var cache = Cache();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var release = new TaskCompletionSource<string>();
        var first = cache.GetAsync("key", token => release.Task.WaitAsync(token), leaving.Token).AsTask();
        var second = cache.GetAsync("key", _ => throw new InvalidOperationException(), Cancellation).AsTask();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult("value");

        Assert.Equal("value", await second);
    }

    [Fact]
    public async Task The_last_callers_cancellation_ends_the_computation_and_the_next_starts_afresh()
    {
        using var cache = Cache();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var abandoned = cache
            .GetAsync(
                "key",
                token =>
                {
                    token.Register(ended.SetResult);
                    return new TaskCompletionSource<string>().Task.WaitAsync(token);
                },
                leaving.Token
            )
            .AsTask();

        var joined = cache.GetAsync("key", _ => throw new InvalidOperationException(), leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => joined);
        await ended.Task.WaitAsync(Cancellation);

        Assert.Equal("fresh", await cache.GetAsync("key", _ => Task.FromResult("fresh"), Cancellation));
    }

    [Fact]
    public async Task A_failure_reaches_every_waiter_and_is_not_kept()
    {
        using var cache = Cache();
        var release = new TaskCompletionSource<string>();
        var callers = Enumerable
            .Range(0, 20)
            .Select(_ => cache.GetAsync("key", _ => release.Task, Cancellation).AsTask())
            .ToArray();

        release.SetException(new InvalidDataException("broken"));

        foreach (var caller in callers)
        {
            Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidDataException>(() => caller)).Message);
        }

        Assert.Equal("mended", await cache.GetAsync("key", _ => Task.FromResult("mended"), Cancellation));
    }

    [Fact]
    public async Task A_value_is_computed_again_after_its_time()
    {
        using var cache = Cache();
        var computed = 0;
        Task<string> Compute(CancellationToken _) => Task.FromResult($"v{++computed}");

        Assert.Equal("v1", await cache.GetAsync("key", Compute, Cancellation));
        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("v1", await cache.GetAsync("key", Compute, Cancellation));
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.False(cache.TryGet("key", out _));
        Assert.Equal("v2", await cache.GetAsync("key", Compute, Cancellation));
    }

    [Fact]
    public async Task A_stale_value_is_handed_out_while_one_refresh_runs()
    {
        using var cache = Cache(o => o with { StaleFor = TimeSpan.FromMinutes(5) });
        cache.Set("key", "old");
        time.Advance(TimeSpan.FromMinutes(12));
        var refreshed = 0;
        var release = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<string> Refresh(CancellationToken _)
        {
            Interlocked.Increment(ref refreshed);
            started.TrySetResult();
            return release.Task;
        }

        Assert.Equal("old", await cache.GetAsync("key", Refresh, Cancellation));
        Assert.Equal("old", await cache.GetAsync("key", Refresh, Cancellation));
        await started.Task.WaitAsync(Cancellation);
        release.SetResult("new");
        await meters.WaitForAsync("guildhall.core.cache.computations", 1, Cancellation);

        Assert.True(cache.TryGet("key", out var value));
        Assert.Equal("new", value);
        Assert.Equal(1, refreshed);
    }

    [Fact]
    public async Task A_stale_value_is_never_handed_out_past_its_bound()
    {
        using var cache = Cache(o => o with { StaleFor = TimeSpan.FromMinutes(5) });
        cache.Set("key", "old");
        time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal("new", await cache.GetAsync("key", _ => Task.FromResult("new"), Cancellation));
    }

    [Fact]
    public async Task What_is_removed_during_its_computation_is_not_kept()
    {
        using var cache = Cache();
        var release = new TaskCompletionSource<string>();
        var asked = cache.GetAsync("key", _ => release.Task, Cancellation).AsTask();

        cache.Remove("key");
        release.SetResult("outdated");

        Assert.Equal("outdated", await asked);
        Assert.False(cache.TryGet("key", out _));
    }

    [Fact]
    public void The_least_recently_used_goes_first()
    {
        using var cache = Cache(o => o with { MaxEntries = 2 });
        cache.Set("a", "1");
        cache.Set("b", "2");
        Assert.True(cache.TryGet("a", out _));

        cache.Set("c", "3");

        Assert.True(cache.TryGet("a", out _));
        Assert.False(cache.TryGet("b", out _));
        Assert.Equal(1, cache.Statistics().Evictions);
    }

    [Fact]
    public async Task A_value_larger_than_the_cache_is_handed_out_and_not_kept()
    {
        using var cache = Cache(o => o with { MaxBytes = 1000 });
        cache.Set("small", "1");

        var big = await cache.GetAsync("big", _ => Task.FromResult(new string('x', 2000)), Cancellation);

        Assert.Equal(2000, big.Length);
        Assert.False(cache.TryGet("big", out _));
        Assert.True(cache.TryGet("small", out _));
    }

    [Fact]
    public void Neither_bound_is_ever_passed()
    {
        var step = Gen.Zip(Gen.Choose(0, 20), Gen.Choose(0, 600));
        Prop.ForAll(
                Arb.From(Gen.ArrayOf(step)),
                steps =>
                {
                    using var cache = Cache(o => o with { MaxEntries = 5, MaxBytes = 2000 });
                    return steps.All(s =>
                    {
                        cache.Set($"k{s.Item1}", new string('x', s.Item2));
                        var statistics = cache.Statistics();
                        return statistics is { Entries: >= 0 and <= 5, Bytes: >= 0 and <= 2000 }
                            && cache.TryGet($"k{s.Item1}", out _);
                    });
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task The_next_tier_is_asked_before_computing_and_told_after()
    {
        var next = new ScriptedTier();
        using var cache = Cache(o => o with { Next = next });
        await cache.GetAsync("key", _ => Task.FromResult("value"), Cancellation);
        using var other = Cache(o => o with { Next = next });

        var value = await other.GetAsync("key", _ => throw new InvalidOperationException(), Cancellation);

        Assert.Equal("value", value);
    }

    private TieredCache<string> Cache(Func<TieredCacheOptions<string>, TieredCacheOptions<string>>? change = null)
    {
        var options = new TieredCacheOptions<string>
        {
            Name = "test",
            SizeOf = v => v.Length,
            TimeToLive = TimeSpan.FromMinutes(10),
        };
        return new(change?.Invoke(options) ?? options, time, new CacheMetrics(meters));
    }

    private sealed class ScriptedTier : ICacheTier<string>
    {
        private readonly Dictionary<string, string> values = [];

        public Task<string?> TryGetAsync(string key, CancellationToken cancellation) =>
            Task.FromResult(values.GetValueOrDefault(key));

        public Task SetAsync(string key, string value, TimeSpan timeToLive, CancellationToken cancellation)
        {
            values[key] = value;
            return Task.CompletedTask;
        }
    }
}
